package processes;

import java.util.List;
import threadworks.lab.Param;
import threadworks.lab.Site;
import threadworks.lab.Variant;
import threadworks.multiprocessing.Task;
import threadworks.multiprocessing.ThreadPool;

/**
 * Four jobs that wait and four jobs that compute, done by one, two and four workers:
 * on one core, then on all. The same four jobs in all variants of a kind, with the same results.
 */
public final class OneCore {
    /** How long a waiting job waits for its page. */
    @Param(min = 0.1, max = 2, step = 0.1, unit = "s")
    static double delay = 0.5;

    /** How many numbers a computing job looks through for primes. */
    @Param(min = 10_000, max = 1_000_000, step = 10_000)
    static int numbers = 100_000;

    /** The workers of the two variants on all cores. */
    @Param(min = 1, max = 4)
    static int workers = 4;

    static final List<Integer> JOBS = List.of(1, 2, 3, 4);

    /** A job that needs no core: it waits for a page. */
    static String fetch(int job) {
        return Site.get("p" + job, delay);
    }

    /** A job that needs a core all the time: it counts the primes of its stretch. */
    static int countPrimes(int job) {
        int from = 1_000_000_000 + (job - 1) * numbers;
        int primes = 0;
        for (int n = from; n < from + numbers; n++) {
            if (isPrime(n)) {
                primes++;
            }
        }
        return primes;
    }

    private static boolean isPrime(int n) {
        for (int divisor = 2; divisor * divisor <= n; divisor++) {
            if (n % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    /** Has a pool of threads do all four jobs. */
    private static <R> List<R> pool(int size, Task<Integer, R> job)
            throws InterruptedException {
        try (var pool = new ThreadPool(size)) {
            return pool.map(job, JOBS);
        }
    }

    @Variant(cores = 1, ideal = "4 * delay")
    static List<String> waitOneWorker() throws InterruptedException {
        return pool(1, OneCore::fetch);
    }

    @Variant(cores = 1, ideal = "2 * delay")
    static List<String> waitTwoWorkers() throws InterruptedException {
        return pool(2, OneCore::fetch);
    }

    @Variant(cores = 1, ideal = "delay")
    static List<String> waitFourWorkers() throws InterruptedException {
        return pool(4, OneCore::fetch);
    }

    @Variant(ideal = "ceil(4 / workers) * delay")
    static List<String> waitAllCores() throws InterruptedException {
        return pool(workers, OneCore::fetch);
    }

    @Variant(cores = 1,
            runOnly = "it only computes: nothing is shared that could be stepped through")
    static List<Integer> computeOneWorker() throws InterruptedException {
        return pool(1, OneCore::countPrimes);
    }

    @Variant(cores = 1,
            runOnly = "it only computes: nothing is shared that could be stepped through")
    static List<Integer> computeTwoWorkers() throws InterruptedException {
        return pool(2, OneCore::countPrimes);
    }

    @Variant(cores = 1,
            runOnly = "it only computes: nothing is shared that could be stepped through")
    static List<Integer> computeFourWorkers() throws InterruptedException {
        return pool(4, OneCore::countPrimes);
    }

    @Variant(runOnly = "it only computes: nothing is shared that could be stepped through")
    static List<Integer> computeAllCores() throws InterruptedException {
        return pool(workers, OneCore::countPrimes);
    }
}
