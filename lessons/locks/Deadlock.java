package locks;

import static threadworks.lab.Expect.ACCEPTABLE;
import static threadworks.lab.Expect.FORBIDDEN;
import static threadworks.lab.Expect.INTERESTING;

import java.util.concurrent.locks.ReentrantLock;
import threadworks.lab.Outcome;
import threadworks.lab.Variant;

/** Two stores, a key for each. One worker carries a crate there, another carries three back. */
public final class Deadlock {
    /** How many crates lie in store one and in store two. */
    static int one = 5;
    static int two = 5;

    static final Object keyOne = new Object();
    static final Object keyTwo = new Object();

    /** The same two keys, of a kind that one can also try to get. */
    static final ReentrantLock lockOne = new ReentrantLock();
    static final ReentrantLock lockTwo = new ReentrantLock();

    static void there() {
        one = one - 1;
        two = two + 1;
    }

    static void back() {
        two = two - 3;
        one = one + 3;
    }

    /** Takes one key, then the other, works, and hangs both up again. */
    static void withBoth(Object first, Object second, Runnable work) {
        synchronized (first) {
            synchronized (second) {
                work.run();
            }
        }
    }

    /** The same; but who doesn't get the second key at once hangs up the first and goes home. */
    static void tryBoth(ReentrantLock first, ReentrantLock second, Runnable work) {
        first.lock();
        if (second.tryLock()) {
            work.run();
            second.unlock();
        }
        first.unlock();
    }

    /** Has two workers carry at the same time; returns what lies in the stores afterwards. */
    private static String carry(Runnable oneWay, Runnable otherWay) throws InterruptedException {
        Thread a = new Thread(oneWay, "worker 1");
        Thread b = new Thread(otherWay, "worker 2");
        a.start();
        b.start();
        a.join();
        b.join();
        return one + " and " + two;
    }

    @Variant
    @Outcome(value = "7 and 3", expect = ACCEPTABLE)
    @Outcome(kind = Outcome.Kind.DEADLOCK, expect = FORBIDDEN)
    static String crossed() throws InterruptedException {
        return carry(
                () -> withBoth(keyOne, keyTwo, Deadlock::there),
                () -> withBoth(keyTwo, keyOne, Deadlock::back));
    }

    @Variant
    @Outcome(value = "7 and 3", expect = ACCEPTABLE)
    static String inOrder() throws InterruptedException {
        return carry(
                () -> withBoth(keyOne, keyTwo, Deadlock::there),
                () -> withBoth(keyOne, keyTwo, Deadlock::back));
    }

    @Variant
    @Outcome(value = "7 and 3", expect = ACCEPTABLE)
    @Outcome(value = "4 and 6", expect = INTERESTING)
    @Outcome(value = "8 and 2", expect = INTERESTING)
    @Outcome(value = "5 and 5", expect = INTERESTING)
    static String giveUp() throws InterruptedException {
        return carry(
                () -> tryBoth(lockOne, lockTwo, Deadlock::there),
                () -> tryBoth(lockTwo, lockOne, Deadlock::back));
    }
}
