package pools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import threadworks.lab.Lab;
import threadworks.lab.Param;
import threadworks.lab.Variant;
import threadworks.multiprocessing.Task;
import threadworks.multiprocessing.ThreadPool;

/** How many workers should a pool have? It depends on what they do: compute, wait, or both. */
public final class Sizing {
    /** How long a task waits. */
    @Param(min = 0.02, max = 0.1, step = 0.01, unit = "s")
    static double delay = 0.05;

    /** How long a task computes. */
    @Param(min = 1, max = 20, step = 1, unit = "ms")
    static double compute = 5;

    /** How often each size is measured. */
    @Param(min = 1, max = 7, small = 1)
    static int rounds = 3;

    /** The sizes of the pool. */
    static final List<Integer> SIZES = List.of(1, 2, 3, 4, 8, 16, 32, 64);

    private static final String REASON =
            "it is about how long it takes, and in Step and Explore no time passes";

    /** How many steps take one millisecond here: measured before the first task computes. */
    static int stepsInOneMillisecond;

    /** Needs a core all the time. */
    static int compute(int task) {
        return Grain.work((int) (compute * stepsInOneMillisecond)) + task;
    }

    /** Needs no core: it waits for a delivery. */
    static int await(int task) throws InterruptedException {
        Thread.sleep((long) (delay * 1000));
        return task;
    }

    /** Waits first, and then needs a core. */
    static int awaitAndCompute(int task) throws InterruptedException {
        return compute(await(task));
    }

    /** One of 100 pieces of a bigger job: a short wait, so that even one core can do many. */
    static int piece(int number) throws InterruptedException {
        Thread.sleep(5);
        return number;
    }

    /** Does something with a pool of a size, and returns how many tasks that were. */
    private interface Load {
        int run(ThreadPool pool, int size) throws InterruptedException;
    }

    /** Some tasks for each worker, all alike. */
    private static int tasks(ThreadPool pool, int count, Task<Integer, Integer> task)
            throws InterruptedException {
        pool.map(task, IntStream.range(0, count).boxed().toList(), 1);
        return count;
    }

    /** So many of the pieces one by one, before the others may be shared out. */
    private static int pieces(ThreadPool pool, int alone) throws InterruptedException {
        for (int number = 0; number < alone; number++) {
            piece(number);
        }
        return alone + tasks(pool, 100 - alone, Sizing::piece);
    }

    /**
     * Measures all sizes in turn, round after round, and compares each with one worker. Returns how
     * many tasks a second each size did.
     */
    private static Map<Integer, Double> sweep(String variant, Load load) throws Exception {
        stepsInOneMillisecond = countSteps();
        Map<Integer, List<Double>> measured = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            double one = 0;
            for (int size : SIZES) {
                double rate = perSecond(load, size);
                if (size == 1) {
                    one = rate;
                }
                Lab.plot(variant, size, rate / one);
                measured.computeIfAbsent(size, key -> new ArrayList<>()).add(rate);
            }
        }
        return Measured.medians(measured);
    }

    /** How many tasks a second a pool of the size does; its start is not counted. */
    private static double perSecond(Load load, int size) throws InterruptedException {
        try (var pool = new ThreadPool(size)) {
            long begin = System.nanoTime();
            int done = load.run(pool, size);
            return done / ((System.nanoTime() - begin) / 1e9);
        }
    }

    /** How many steps a core does in a millisecond, at best. */
    private static int countSteps() {
        double best = 0;
        for (int round = 0; round < 20; round++) {
            long begin = System.nanoTime();
            Grain.work(5_000_000);
            best = Math.max(best, 5_000_000 / ((System.nanoTime() - begin) / 1e6));
        }
        return (int) best;
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> computing() throws Exception {
        return sweep("computing", (pool, size) -> tasks(pool, 96, Sizing::compute));
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> waiting() throws Exception {
        return sweep("waiting", (pool, size) -> tasks(pool, 6 * size, Sizing::await));
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> both() throws Exception {
        return sweep("both", (pool, size) -> tasks(pool, 6 * size, Sizing::awaitAndCompute));
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> tenthAlone() throws Exception {
        return sweep("tenthAlone", (pool, size) -> pieces(pool, 10));
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> halfAlone() throws Exception {
        return sweep("halfAlone", (pool, size) -> pieces(pool, 50));
    }
}
