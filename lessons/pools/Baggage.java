package pools;

import static threadworks.multiprocessing.Rows.partial;
import static threadworks.multiprocessing.Rows.repeat;
import static threadworks.multiprocessing.Rows.zip;

import java.util.List;
import java.util.stream.IntStream;
import threadworks.lab.Param;
import threadworks.lab.Variant;
import threadworks.multiprocessing.ProcessPool;

/** Each task looks something up in the same catalogue of 8 MB. How often does that travel? */
public final class Baggage {
    /** How many tasks are handed in. */
    @Param(min = 1, max = 200, small = 1)
    static int tasks = 100;

    private static final String REASON = "it starts worker processes, the model has threads alone";

    /** Two million numbers of four bytes each. */
    static final int SIZE = 2_000_000;

    /** The catalogue on this workshop's shelf: each process has a shelf of its own. */
    static int[] shelf = {};

    static int lookUp(int[] catalogue, int number) {
        return catalogue[number];
    }

    static int lookUpOnShelf(int number) {
        return shelf[number];
    }

    private static int[] newCatalogue() {
        return IntStream.range(0, SIZE).map(i -> 2 * i).toArray();
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, tasks).boxed().toList();
    }

    private static int sum(List<Integer> found) {
        return found.stream().mapToInt(Integer::intValue).sum();
    }

    /** Bound to the function. One task a trip (the 1), here and below. */
    @Variant(runOnly = REASON)
    static int bound() throws InterruptedException {
        int[] catalogue = newCatalogue();
        try (var pool = new ProcessPool(2)) {
            return sum(pool.map(partial(Baggage::lookUp, catalogue), numbers(), 1));
        }
    }

    /** An argument like any other: it stands in each row. */
    @Variant(runOnly = REASON)
    static int inEachRow() throws InterruptedException {
        int[] catalogue = newCatalogue();
        try (var pool = new ProcessPool(2)) {
            return sum(pool.starmap(Baggage::lookUp, zip(repeat(catalogue), numbers()), 1));
        }
    }

    /** Each worker puts it on its own shelf, before the first task. */
    @Variant(runOnly = REASON)
    static int initialised() throws InterruptedException {
        int[] catalogue = newCatalogue();
        try (var pool = new ProcessPool(2, () -> shelf = catalogue)) {
            return sum(pool.map(Baggage::lookUpOnShelf, numbers(), 1));
        }
    }
}
