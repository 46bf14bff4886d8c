package pools;

import static threadworks.lab.Expect.ACCEPTABLE;
import static threadworks.lab.Expect.FORBIDDEN;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import threadworks.lab.Outcome;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** Each task hands in one more task, and waits for it. Who is left to do that one? */
public final class Nested {
    /** How many workers the pool has. */
    @Param(min = 1, max = 8, small = 2)
    static int workers = 2;

    /** How many tasks are handed in; each hands in one more. */
    @Param(min = 1, max = 8, small = 2)
    static int tasks = 2;

    /** A task: hands in one more, waits for its result and brings it back. */
    static int handInAndWait(ExecutorService pool, int number) throws Exception {
        Future<Integer> inner = pool.submit(() -> number + 1);
        return inner.get();
    }

    /** Hands in all tasks, collects what they bring back, and returns the sum. */
    private static int sum(ExecutorService pool, ExecutorService innerPool) throws Exception {
        List<Future<Integer>> outer = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            int number = i;
            outer.add(pool.submit(() -> handInAndWait(innerPool, number)));
        }
        int sum = 0;
        for (Future<Integer> pending : outer) {
            sum += pending.get();
        }
        return sum;
    }

    /** Has one pool do all tasks, the outer ones and the inner ones. */
    private static int sumIn(ExecutorService pool) throws Exception {
        try {
            return sum(pool, pool);
        } finally {
            pool.shutdown();
        }
    }

    @Variant
    @Outcome(value = "3", expect = ACCEPTABLE)
    @Outcome(kind = Outcome.Kind.DEADLOCK, expect = FORBIDDEN)
    static int onePool() throws Exception {
        return sumIn(Executors.newFixedThreadPool(workers));
    }

    /** With workers to spare somebody is always left: but how many are to spare? */
    @Variant
    static int oneMore() throws Exception {
        return sumIn(Executors.newFixedThreadPool(workers + 1));
    }

    @Variant
    @Outcome(value = "3", expect = ACCEPTABLE)
    static int twoPools() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        ExecutorService innerPool = Executors.newFixedThreadPool(1);
        try {
            return sum(pool, innerPool);
        } finally {
            pool.shutdown();
            innerPool.shutdown();
        }
    }

    @Variant
    @Outcome(value = "3", expect = ACCEPTABLE)
    static int virtualThreads() throws Exception {
        return sumIn(Executors.newVirtualThreadPerTaskExecutor());
    }
}
