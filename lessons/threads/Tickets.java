package threads;

import static threadworks.lab.Expect.ACCEPTABLE;
import static threadworks.lab.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import threadworks.lab.Outcome;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** Two clerks sell the seats of the works outing. How many are free is written on one board. */
public final class Tickets {
    /** How many seats there are. */
    @Param(min = 1, max = 1_000_000)
    static int seats = 1;

    /** The board. */
    static int free;

    /** A board on which each single call is done in one piece. */
    static final AtomicInteger atomicFree = new AtomicInteger();

    /** How many tickets went out; counted in one piece each, so the fault is not here. */
    static final AtomicInteger sold = new AtomicInteger();

    /** The one key for both clerks. */
    static final Object key = new Object();

    /** A key for each of them. */
    static final Object red = new Object();
    static final Object blue = new Object();

    /** Looks, and sells a seat if one is free. */
    static boolean sellOne() {
        if (free > 0) {
            free = free - 1;
            sold.incrementAndGet();
            return true;
        }
        return false;
    }

    static void sell() {
        boolean more = true;
        while (more) {
            more = sellOne();
        }
    }

    /** The same, with the key in hand from the look to the end of the sale. */
    static void sellUnder(Object held) {
        boolean more = true;
        while (more) {
            synchronized (held) {
                more = sellOne();
            }
        }
    }

    /** Has two clerks sell at the same time; returns how many tickets they sold together. */
    private static int twoClerks(Runnable one, Runnable other) throws InterruptedException {
        Thread a = new Thread(one, "clerk 1");
        Thread b = new Thread(other, "clerk 2");
        a.start();
        b.start();
        a.join();
        b.join();
        return sold.get();
    }

    @Variant
    @Outcome(value = "1", expect = ACCEPTABLE)
    @Outcome(value = "2", expect = FORBIDDEN)
    static int unguarded() throws InterruptedException {
        free = seats;
        return twoClerks(Tickets::sell, Tickets::sell);
    }

    @Variant
    @Outcome(value = "1", expect = ACCEPTABLE)
    static int oneKey() throws InterruptedException {
        free = seats;
        return twoClerks(() -> sellUnder(key), () -> sellUnder(key));
    }

    @Variant
    @Outcome(value = "1", expect = ACCEPTABLE)
    @Outcome(value = "2", expect = FORBIDDEN)
    static int twoKeys() throws InterruptedException {
        free = seats;
        return twoClerks(() -> sellUnder(red), () -> sellUnder(blue));
    }

    @Variant
    @Outcome(value = "1", expect = ACCEPTABLE)
    @Outcome(value = "2", expect = FORBIDDEN)
    static int atomicLookThenSell() throws InterruptedException {
        atomicFree.set(seats);
        Runnable clerk = () -> {
            while (atomicFree.get() > 0) {
                atomicFree.decrementAndGet();
                sold.incrementAndGet();
            }
        };
        return twoClerks(clerk, clerk);
    }

    @Variant
    @Outcome(value = "1", expect = ACCEPTABLE)
    static int atomic() throws InterruptedException {
        atomicFree.set(seats);
        Runnable clerk = () -> {
            // Looks and, if a seat is free, takes it, in one piece; it tells what was free before.
            while (atomicFree.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0) {
                sold.incrementAndGet();
            }
        };
        return twoClerks(clerk, clerk);
    }
}
