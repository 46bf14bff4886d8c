package pools;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import threadworks.lab.Lab;
import threadworks.lab.Param;
import threadworks.lab.Variant;
import threadworks.multiprocessing.Pool;
import threadworks.multiprocessing.ProcessPool;
import threadworks.multiprocessing.ThreadPool;

/** The same 20 million steps, cut into 1 to 100,000 tasks. What does a task cost? */
public final class Grain {
    /** How many workers a pool has. */
    @Param(min = 1, max = 8)
    static int workers = 2;

    /** How often each cut is measured. */
    @Param(min = 1, max = 15, small = 1)
    static int rounds = 7;

    static final int STEPS = 20_000_000;

    /** Into how many tasks the steps are cut. */
    static final List<Integer> CUTS =
            List.of(1, 2, 4, 8, 16, 64, 256, 1_000, 4_000, 10_000, 30_000, 100_000);

    private static final String REASON =
            "it is about how long it takes, and in Step and Explore no time passes";

    /** One task: so many steps of a sum that no compiler can shorten. */
    static int work(int steps) {
        int sum = 1;
        for (int i = 0; i < steps; i++) {
            sum = sum * 1_103_515_245 + 12_345;
            sum ^= sum >>> 16;
        }
        return sum;
    }

    /** A way to have all tasks done; a task is told how many steps it has. */
    interface Way {
        List<Integer> run(List<Integer> tasks) throws Exception;
    }

    /** No pool: one task after another. */
    static List<Integer> doInARow(List<Integer> tasks) {
        List<Integer> results = new ArrayList<>();
        for (int steps : tasks) {
            results.add(work(steps));
        }
        return results;
    }

    /** The pool's own choice of chunks: some for each worker. */
    static List<Integer> doInChunks(Pool pool, List<Integer> tasks) throws InterruptedException {
        return pool.map(Grain::work, tasks);
    }

    /** A trip to the hatch for each task. */
    static List<Integer> doOneByOne(Pool pool, List<Integer> tasks) throws InterruptedException {
        return pool.map(Grain::work, tasks, 1);
    }

    /** A virtual thread for each task. */
    static List<Integer> doInVirtualThreads(List<Integer> tasks) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> pending = new ArrayList<>();
            for (int steps : tasks) {
                pending.add(executor.submit(() -> work(steps)));
            }
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> one : pending) {
                results.add(one.get());
            }
            return results;
        }
    }

    /** How many seconds a way takes for a cut. */
    private static double seconds(Way way, int cut) throws Exception {
        long begin = System.nanoTime();
        way.run(Collections.nCopies(cut, STEPS / cut));
        return (System.nanoTime() - begin) / 1e9;
    }

    /**
     * Measures all cuts in turn, round after round, after one that only warms up. Returns how many
     * milliseconds each cut took.
     */
    private static Map<Integer, Double> sweep(String variant, Way way) throws Exception {
        double inARow = secondsInARow();
        for (int cut : CUTS) {
            seconds(way, cut);
        }
        Map<Integer, List<Double>> measured = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            for (int cut : CUTS) {
                double seconds = seconds(way, cut);
                Lab.plot(variant, inARow / cut, seconds);
                measured.computeIfAbsent(cut, key -> new ArrayList<>()).add(1000 * seconds);
            }
        }
        return Measured.medians(measured);
    }

    /**
     * How long all the steps take without any pool, at best: the size of a task is told by that,
     * whatever else the computer does meanwhile.
     */
    private static double secondsInARow() throws Exception {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            best = Math.min(best, seconds(Grain::doInARow, 1_000));
        }
        return best;
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> inARow() throws Exception {
        return sweep("inARow", Grain::doInARow);
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> threads() throws Exception {
        try (var pool = new ThreadPool(workers)) {
            return sweep("threads", tasks -> doInChunks(pool, tasks));
        }
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> threadsOneByOne() throws Exception {
        try (var pool = new ThreadPool(workers)) {
            return sweep("threadsOneByOne", tasks -> doOneByOne(pool, tasks));
        }
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> processes() throws Exception {
        try (var pool = new ProcessPool(workers)) {
            return sweep("processes", tasks -> doInChunks(pool, tasks));
        }
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> processesOneByOne() throws Exception {
        try (var pool = new ProcessPool(workers)) {
            return sweep("processesOneByOne", tasks -> doOneByOne(pool, tasks));
        }
    }

    @Variant(runOnly = REASON)
    static Map<Integer, Double> virtualThreads() throws Exception {
        return sweep("virtualThreads", Grain::doInVirtualThreads);
    }
}
