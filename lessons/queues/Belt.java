package queues;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import threadworks.lab.Param;
import threadworks.lab.Variant;
import threadworks.multiprocessing.Process;
import threadworks.multiprocessing.ProcessQueue;

/** A belt between one who makes crates and those who pack them, each at a pace of his own. */
public final class Belt {
    /** How many crates are made. */
    @Param(min = 1, max = 1000)
    static int crates = 40;

    /** How many crates a second the maker makes. */
    @Param(min = 1, max = 100, unit = "/s", live = true)
    static volatile int makes = 20;

    /** How many crates a second each packer packs. */
    @Param(min = 1, max = 100, unit = "/s", live = true)
    static volatile int packs = 10;

    /** How many crates the short belt has room for. */
    @Param(min = 1, max = 100)
    static int room = 5;

    /** The end marker: lies on the belt behind the last crate. */
    static final int END = -1;

    private static final String REASON =
            "it is about how long it takes, and in Step and Explore no time passes";

    /** Makes all crates, and puts an end marker for each packer behind them. */
    static void make(BlockingQueue<Integer> belt, int packers) throws InterruptedException {
        for (int crate = 0; crate < crates; crate++) {
            Thread.sleep(1000 / makes);
            belt.put(crate);
        }
        for (int i = 0; i < packers; i++) {
            belt.put(END);
        }
    }

    /** Packs until an end marker comes, and counts. */
    static void pack(BlockingQueue<Integer> belt, AtomicInteger packed) throws InterruptedException {
        while (belt.take() != END) {
            Thread.sleep(1000 / packs);
            packed.incrementAndGet();
        }
    }

    /** Has one make and one pack. */
    private static String onePacker(BlockingQueue<Integer> belt) throws InterruptedException {
        var packed = new AtomicInteger();
        Thread maker = Work.thread("maker", () -> make(belt, 1));
        Thread packer = Work.thread("packer", () -> pack(belt, packed));
        maker.start();
        packer.start();
        maker.join();
        packer.join();
        return packed + " packed";
    }

    @Variant(ideal = "crates / min(makes, packs)", runOnly = REASON)
    static String endless() throws InterruptedException {
        return onePacker(new LinkedBlockingQueue<>());
    }

    @Variant(ideal = "crates / min(makes, packs)", runOnly = REASON)
    static String shortBelt() throws InterruptedException {
        return onePacker(new ArrayBlockingQueue<>(room));
    }

    @Variant(ideal = "crates / min(makes, 2 * packs)", runOnly = REASON)
    static String twoPackers() throws InterruptedException {
        var belt = new ArrayBlockingQueue<Integer>(room);
        var packed = new AtomicInteger();
        Thread maker = Work.thread("maker", () -> make(belt, 2));
        Thread packer1 = Work.thread("packer 1", () -> pack(belt, packed));
        Thread packer2 = Work.thread("packer 2", () -> pack(belt, packed));
        maker.start();
        packer1.start();
        packer2.start();
        maker.join();
        packer1.join();
        packer2.join();
        return packed + " packed";
    }

    /** The packer is in a workshop of his own: what he takes off the belt are copies. */
    @Variant(
            ideal = "crates / min(makes, packs)",
            runOnly = "Step and Explore know one process, and this packer has one of his own")
    static String betweenProcesses() throws InterruptedException {
        try (var belt = new ProcessQueue<Integer>(room);
                var packed = new ProcessQueue<Integer>(1)) {
            var packer = new Process(() -> {
                int count = 0;
                while (belt.get() != END) {
                    Thread.sleep(1000 / packs);
                    count++;
                }
                packed.put(count);
            });
            packer.start();
            for (int crate = 0; crate < crates; crate++) {
                Thread.sleep(1000 / makes);
                belt.put(crate);
            }
            belt.put(END);
            int count = packed.get();
            packer.join();
            return count + " packed";
        }
    }
}
