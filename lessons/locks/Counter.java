package locks;

import static threadworks.lab.Expect.ACCEPTABLE;
import static threadworks.lab.Expect.FORBIDDEN;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import threadworks.lab.Outcome;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** Workers count crates. How many they have counted together is written on one board. */
public final class Counter {
    /** How many workers there are. */
    @Param(min = 1, max = 4)
    static int workers = 2;

    /** How many crates each of them counts. */
    @Param(min = 1, max = 2_000_000, small = 1)
    static int crates = 200_000;

    /** The board. */
    static int count;

    /** A board on which everybody sees at once what another has written. */
    static volatile int volatileCount;

    /** A board on which each single call is done in one piece. */
    static final AtomicInteger atomicCount = new AtomicInteger();

    /** The key on the hook beside the board. */
    static final Object key = new Object();

    static void countOne() {
        count++;
    }

    static void countOneVolatile() {
        volatileCount++;
    }

    /** Takes the key to read and once more to write; in between it hangs on the hook. */
    static void countOneKeyTwice() {
        int slip;
        synchronized (key) {
            slip = count;
        }
        synchronized (key) {
            count = slip + 1;
        }
    }

    /** Keeps the key from the reading to the writing. */
    static void countOneUnderKey() {
        synchronized (key) {
            count++;
        }
    }

    static void countOneAtomic() {
        atomicCount.incrementAndGet();
    }

    /** Has every worker count all his crates, and waits for all of them. */
    private static void team(Runnable countOne) throws InterruptedException {
        int each = crates;
        Runnable work = () -> {
            for (int i = 0; i < each; i++) {
                countOne.run();
            }
        };
        List<Thread> team = new ArrayList<>();
        for (int n = 1; n <= workers; n++) {
            team.add(new Thread(work, "worker " + n));
        }
        for (Thread worker : team) {
            worker.start();
        }
        for (Thread worker : team) {
            worker.join();
        }
    }

    @Variant
    @Outcome(value = "2", expect = ACCEPTABLE)
    @Outcome(value = "1", expect = FORBIDDEN)
    static int plain() throws InterruptedException {
        team(Counter::countOne);
        return count;
    }

    @Variant
    @Outcome(value = "2", expect = ACCEPTABLE)
    @Outcome(value = "1", expect = FORBIDDEN)
    static int isVolatile() throws InterruptedException {
        team(Counter::countOneVolatile);
        return volatileCount;
    }

    @Variant
    @Outcome(value = "2", expect = ACCEPTABLE)
    @Outcome(value = "1", expect = FORBIDDEN)
    static int keyTwice() throws InterruptedException {
        team(Counter::countOneKeyTwice);
        return count;
    }

    @Variant
    @Outcome(value = "2", expect = ACCEPTABLE)
    static int oneKey() throws InterruptedException {
        team(Counter::countOneUnderKey);
        return count;
    }

    @Variant
    @Outcome(value = "2", expect = ACCEPTABLE)
    static int atomic() throws InterruptedException {
        team(Counter::countOneAtomic);
        return atomicCount.get();
    }
}
