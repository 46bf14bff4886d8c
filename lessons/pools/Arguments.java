package pools;

import static threadworks.multiprocessing.Rows.partial;
import static threadworks.multiprocessing.Rows.repeat;
import static threadworks.multiprocessing.Rows.row;
import static threadworks.multiprocessing.Rows.zip;

import java.util.List;
import threadworks.lab.Variant;
import threadworks.multiprocessing.Pool;
import threadworks.multiprocessing.ProcessPool;
import threadworks.multiprocessing.ThreadPool;

/** Adds one to 1, 2 and 3: four ways to hand over the arguments, on two kinds of pool. */
public final class Arguments {
    static final List<Integer> NUMBERS = List.of(1, 2, 3);

    private static final String REASON = "it starts worker processes, the model has threads alone";

    static int add(int first, int second) {
        return first + second;
    }

    static int addOne(int number) {
        return number + 1;
    }

    /** Rows of two: each row is one call. */
    static List<Integer> pairs(Pool pool) throws InterruptedException {
        return pool.starmap(Arguments::add, List.of(row(1, 1), row(1, 2), row(1, 3)));
    }

    /** The same rows, made by zip; the argument that stays the same is repeated. */
    static List<Integer> zipped(Pool pool) throws InterruptedException {
        return pool.starmap(Arguments::add, zip(repeat(1), NUMBERS));
    }

    /** The argument that stays the same is bound: what is left takes one argument. */
    static List<Integer> bound(Pool pool) throws InterruptedException {
        return pool.map(partial(Arguments::add, 1), NUMBERS);
    }

    /** A function of one argument: rows of one. */
    static List<Integer> single(Pool pool) throws InterruptedException {
        return pool.starmap(Arguments::addOne, List.of(row(1), row(2), row(3)));
    }

    /** One of the four ways. */
    private interface Way {
        List<Integer> run(Pool pool) throws InterruptedException;
    }

    private static List<Integer> threads(Way way) throws InterruptedException {
        try (var pool = new ThreadPool(2)) {
            return way.run(pool);
        }
    }

    private static List<Integer> processes(Way way) throws InterruptedException {
        try (var pool = new ProcessPool(2)) {
            return way.run(pool);
        }
    }

    @Variant
    static List<Integer> pairsThreads() throws InterruptedException {
        return threads(Arguments::pairs);
    }

    @Variant
    static List<Integer> zippedThreads() throws InterruptedException {
        return threads(Arguments::zipped);
    }

    @Variant
    static List<Integer> boundThreads() throws InterruptedException {
        return threads(Arguments::bound);
    }

    @Variant
    static List<Integer> singleThreads() throws InterruptedException {
        return threads(Arguments::single);
    }

    @Variant(runOnly = REASON)
    static List<Integer> pairsProcesses() throws InterruptedException {
        return processes(Arguments::pairs);
    }

    @Variant(runOnly = REASON)
    static List<Integer> zippedProcesses() throws InterruptedException {
        return processes(Arguments::zipped);
    }

    @Variant(runOnly = REASON)
    static List<Integer> boundProcesses() throws InterruptedException {
        return processes(Arguments::bound);
    }

    @Variant(runOnly = REASON)
    static List<Integer> singleProcesses() throws InterruptedException {
        return processes(Arguments::single);
    }
}
