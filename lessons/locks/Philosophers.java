package locks;

import static threadworks.lab.Expect.ACCEPTABLE;
import static threadworks.lab.Expect.FORBIDDEN;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import threadworks.lab.Outcome;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** A round table in the canteen: one chopstick between any two neighbours, and each needs both. */
public final class Philosophers {
    /** How many sit at the table. */
    @Param(min = 2, max = 5)
    static int seats = 3;

    /** How long each of them holds the first chopstick before reaching for the second. */
    @Param(min = 0, max = 1, step = 0.1, unit = "s")
    static double pause = 0;

    /** How many have eaten; counted in one piece each. */
    static final AtomicInteger eaten = new AtomicInteger();

    static void eat(Object first, Object second) {
        synchronized (first) {
            hold();
            synchronized (second) {
                eaten.incrementAndGet();
            }
        }
    }

    private static void hold() {
        if (pause > 0) {
            try {
                Thread.sleep((long) (pause * 1000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Seats everybody; a left-hander, if there is one, does it the other way round. */
    private static String dinner(boolean withLeftHander) throws InterruptedException {
        List<Object> sticks = new ArrayList<>();
        for (int n = 0; n < seats; n++) {
            sticks.add(new Object());
        }
        List<Thread> guests = new ArrayList<>();
        for (int seat = 0; seat < seats; seat++) {
            Object left = sticks.get(seat);
            Object right = sticks.get((seat + 1) % seats);
            boolean leftHander = withLeftHander && seat == 0;
            Runnable meal = leftHander ? () -> eat(right, left) : () -> eat(left, right);
            guests.add(new Thread(meal, "seat " + (seat + 1)));
        }
        for (Thread guest : guests) {
            guest.start();
        }
        for (Thread guest : guests) {
            guest.join();
        }
        return eaten.get() + " have eaten";
    }

    @Variant
    @Outcome(value = "3 have eaten", expect = ACCEPTABLE)
    @Outcome(kind = Outcome.Kind.DEADLOCK, expect = FORBIDDEN)
    static String leftFirst() throws InterruptedException {
        return dinner(false);
    }

    @Variant
    @Outcome(value = "3 have eaten", expect = ACCEPTABLE)
    static String oneLeftHander() throws InterruptedException {
        return dinner(true);
    }
}
