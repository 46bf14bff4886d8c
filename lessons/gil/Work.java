package gil;

import gil.Interpreter.Looks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import threadworks.lab.Lab;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** The same work, shared among 1, 2, 4 and 8 threads: with one key, with none, with a key each. */
public final class Work {
    /** How long one waits for the key before one asks for it. */
    @Param(min = 0.1, max = 100, step = 0.1, unit = "ms", live = true)
    static volatile double interval = 5;

    /** How many million turns all threads together make when they compute. */
    @Param(min = 1, max = 100, small = 1)
    static int turns = 10;

    /** How often the work is timed on each number of threads, in turn. */
    @Param(min = 1, max = 9, small = 1)
    static int rounds = 5;

    /** {@code while n: n -= 1}. */
    private static final String COUNT =
            """
            load n
            jump-if-zero 7
            load n
            push 1
            subtract
            store n
            jump 0
            """;

    /** {@code while n: sleep(10); n -= 1}. */
    private static final String WAIT =
            """
            load n
            jump-if-zero 10
            push 10
            call sleep
            store slept
            load n
            push 1
            subtract
            store n
            jump 0
            """;

    /** How many times all threads together sleep when they wait. */
    private static final int WAITS = 64;

    private static final Code.BuiltIn SLEEP = new Code.BuiltIn("sleep", true, ms -> {
        Thread.sleep(ms);
        return 0;
    });

    private static final String REASON =
            "it is about how long it takes, and in Step and Explore no time passes";

    /** An interpreter for each of 8 threads: here it is the same one. */
    private static List<Interpreter> oneKey() {
        return Collections.nCopies(8, interpreter(key("key")));
    }

    private static List<Interpreter> noKey() {
        return Collections.nCopies(8, interpreter(Gil.none()));
    }

    private static List<Interpreter> keyEach() {
        return IntStream.rangeClosed(1, 8).mapToObj(n -> interpreter(key("key " + n))).toList();
    }

    private static Gil key(String name) {
        return new Gil(name, () -> (long) (interval * 1_000_000));
    }

    private static Interpreter interpreter(Gil gil) {
        return new Interpreter(gil, Looks.AFTER_JUMPS_AND_CALLS);
    }

    @Variant(runOnly = REASON)
    static String computingOneKey() throws InterruptedException, ExecutionException {
        return time("computingOneKey", COUNT, turns * 1_000_000, Work::oneKey);
    }

    @Variant(runOnly = REASON)
    static String computingNoKey() throws InterruptedException, ExecutionException {
        return time("computingNoKey", COUNT, turns * 1_000_000, Work::noKey);
    }

    @Variant(runOnly = REASON)
    static String computingKeyEach() throws InterruptedException, ExecutionException {
        return time("computingKeyEach", COUNT, turns * 1_000_000, Work::keyEach);
    }

    @Variant(runOnly = REASON)
    static String waitingOneKey() throws InterruptedException, ExecutionException {
        return time("waitingOneKey", WAIT, WAITS, Work::oneKey);
    }

    @Variant(runOnly = REASON)
    static String waitingNoKey() throws InterruptedException, ExecutionException {
        return time("waitingNoKey", WAIT, WAITS, Work::noKey);
    }

    @Variant(runOnly = REASON)
    static String waitingKeyEach() throws InterruptedException, ExecutionException {
        return time("waitingKeyEach", WAIT, WAITS, Work::keyEach);
    }

    /**
     * Times the work on 1, 2, 4, 8, 1, 2, … threads, and shows how many times as fast it was as on
     * one thread in the same round. The first round is not counted: everything is new in it.
     */
    private static String time(
            String variant, String program, int n, Supplier<List<Interpreter>> interpreters)
            throws InterruptedException, ExecutionException {
        Code code = Code.of(program, SLEEP);
        var speedUps = new TreeMap<Integer, List<Double>>();
        var names = Thread.ofPlatform().name("thread ", 1).factory();
        try (var threads = Executors.newFixedThreadPool(8, names)) {
            for (int round = 0; round <= rounds; round++) {
                double alone = 0;
                for (int many = 1; many <= 8; many *= 2) {
                    double seconds = seconds(many, threads, code, n, interpreters.get());
                    alone = many == 1 ? seconds : alone;
                    if (round > 0) {
                        double speedUp = alone / seconds;
                        speedUps.computeIfAbsent(many, ignored -> new ArrayList<>()).add(speedUp);
                        Lab.plot(variant, many, speedUp);
                    }
                }
            }
        }
        var medians = new ArrayList<String>();
        speedUps.forEach((many, all) -> medians.add("%d: %.2f".formatted(many, median(all))));
        return "threads: times as fast · " + String.join(" · ", medians);
    }

    /** Has so many threads do the work together, an equal part each. */
    private static double seconds(
            int many, ExecutorService threads, Code code, int n, List<Interpreter> interpreters)
            throws InterruptedException, ExecutionException {
        var parts = new ArrayList<Callable<Integer>>();
        for (Interpreter interpreter : interpreters.subList(0, many)) {
            parts.add(() -> interpreter.run(code, n / many));
        }
        long begin = System.nanoTime();
        for (var part : threads.invokeAll(parts)) {
            part.get();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
