package gil;

import gil.Interpreter.Looks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import threadworks.lab.Lab;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** A clerk waits for deliveries and needs the key for a moment each; beside him others compute. */
public final class Convoy {
    /** How long one waits for the key before one asks for it. */
    @Param(min = 0.1, max = 100, step = 0.1, unit = "ms", live = true)
    static volatile double interval = 5;

    /** How many compute. */
    @Param(min = 0, max = 4)
    static int computing = 1;

    /** How many wait for deliveries. */
    @Param(min = 1, max = 16)
    static int clerks = 1;

    /** How long they are watched. */
    @Param(min = 1, max = 20, small = 1, unit = "s")
    static int seconds = 8;

    /** How many deliveries come at each interval of the sweep. */
    @Param(min = 1, max = 50, small = 1)
    static int rounds = 15;

    private static final double[] INTERVALS = {0.5, 1, 2, 5, 10, 20, 50, 100};

    /** {@code while on(): n += 1}. */
    private static final String COMPUTE =
            """
            load n
            push 1
            add
            store n
            push 0
            call on
            jump-if-zero 8
            jump 0
            """;

    /** {@code while on(): delivery(); sign()}. */
    private static final String RECEIVE =
            """
            push 0
            call delivery
            call sign
            call on
            jump-if-zero 6
            jump 0
            """;

    private static final String REASON =
            "it is about how long it takes, and in Step and Explore no time passes";

    /** One who waits for deliveries, and has to sign for each: for that he needs the key. */
    private static final class Clerk {
        private final Random random;
        private long came;

        Clerk(int number) {
            random = new Random(number);
        }

        /** Waits from 2 to 8 ms: at random, or he would fall into step with those who compute. */
        int delivery(int ignored) throws InterruptedException {
            Thread.sleep(Duration.ofNanos(random.nextLong(2_000_000, 8_000_000)));
            came = System.nanoTime();
            return 0;
        }

        /** How long ago the delivery came, in milliseconds. */
        double waited() {
            return (System.nanoTime() - came) / 1e6;
        }
    }

    /** As long as you like, with the interval in your hands. */
    @Variant(ideal = "seconds", runOnly = REASON)
    static String latency() throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var waits = new ArrayList<Double>();
        int turns = run(() -> interval, clerks, () -> System.nanoTime() < end, ms -> {
            waits.add(ms); // one at a time: only who has the key signs
            Lab.plot("latency in ms", ms);
        });
        double median = waits.stream().sorted().toList().get(waits.size() / 2);
        return "%.2f ms until a clerk has the key; %.1f million turns a second"
                .formatted(median, turns / 1e6 / seconds);
    }

    /** One clerk, and another interval for each delivery. */
    @Variant(runOnly = REASON)
    static String sweep() throws InterruptedException {
        int deliveries = INTERVALS.length * (rounds + 1);
        var delivery = new AtomicInteger();
        DoubleSupplier its = () -> INTERVALS[delivery.get() % INTERVALS.length];
        run(its, 1, () -> delivery.get() < deliveries, ms -> {
            // the first round is not counted: everything is new in it
            if (delivery.get() >= INTERVALS.length) {
                Lab.plot("sweep", its.getAsDouble(), ms);
            }
            delivery.incrementAndGet();
        });
        return rounds + " deliveries at each interval";
    }

    /**
     * Has clerks wait for as long as {@code on} says, and others compute until those are done.
     *
     * @param waited takes how long a clerk has waited for the key, who then has it
     * @return how many turns those who compute have made
     */
    private static int run(
            DoubleSupplier interval, int clerks, BooleanSupplier on, DoubleConsumer waited)
            throws InterruptedException {
        var gil = new Gil("key", () -> (long) (interval.getAsDouble() * 1_000_000));
        var interpreter = new Interpreter(gil, Looks.AFTER_JUMPS_AND_CALLS);
        var receiving = new ArrayList<Thread>();
        for (int n = 1; n <= clerks; n++) {
            var clerk = new Clerk(n);
            var delivery = new Code.BuiltIn("delivery", true, clerk::delivery);
            var sign = new Code.BuiltIn("sign", false, number -> {
                waited.accept(clerk.waited());
                return number;
            });
            Code receive = Code.of(RECEIVE, delivery, sign, whether(on));
            receiving.add(thread("clerk " + n, () -> interpreter.run(receive, 0)));
        }
        var over = new AtomicBoolean();
        var turns = new AtomicInteger();
        Code compute = Code.of(COMPUTE, whether(() -> !over.get()));
        var workers = new ArrayList<Thread>();
        for (int n = 1; n <= computing; n++) {
            workers.add(thread(
                    "worker " + n, () -> turns.addAndGet(interpreter.run(compute, 0))));
        }
        receiving.forEach(Thread::start);
        workers.forEach(Thread::start);
        for (Thread clerk : receiving) {
            clerk.join();
        }
        over.set(true);
        for (Thread worker : workers) {
            worker.join();
        }
        return turns.get();
    }

    private static Code.BuiltIn whether(BooleanSupplier on) {
        return new Code.BuiltIn("on", false, ignored -> on.getAsBoolean() ? 1 : 0);
    }

    /** What a thread does on an interpreter. */
    private interface Run {
        void run() throws InterruptedException;
    }

    private static Thread thread(String name, Run run) {
        return new Thread(() -> {
            try {
                run.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, name);
    }
}
