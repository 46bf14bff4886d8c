package locks;

import static threadworks.lab.Expect.ACCEPTABLE;
import static threadworks.lab.Expect.FORBIDDEN;

import threadworks.lab.Outcome;
import threadworks.lab.Variant;

/** One puts crates on a shelf, others fetch them. Who has to wait naps beside it until a bell rings. */
public final class Handover {
    /** The key to the shelf; its bell wakes who naps there. */
    static final Object key = new Object();

    /** How many crates lie on the shelf; used only with the key. */
    static int crates;

    /** How many workers went away without a crate; used only with the key. */
    static int emptyHanded;

    /** Puts one crate on the shelf and rings the bell. */
    static void pack() {
        synchronized (key) {
            crates++;
            key.notifyAll();
        }
    }

    static void packTwo() {
        pack();
        pack();
    }

    /** Hangs up the key and naps; once the bell has rung, goes on when he has the key again. */
    static void nap() throws InterruptedException {
        key.wait();
    }

    static void take() {
        if (crates > 0) {
            crates--;
        } else {
            emptyHanded++;
        }
    }

    /** Waits for the bell whatever lies on the shelf. */
    static void fetchAfterBell() throws InterruptedException {
        synchronized (key) {
            nap();
            take();
        }
    }

    /** Looks once. */
    static void fetchIf() throws InterruptedException {
        synchronized (key) {
            if (crates == 0) {
                nap();
            }
            take();
        }
    }

    /** Looks again each time he wakes. */
    static void fetchWhile() throws InterruptedException {
        synchronized (key) {
            while (crates == 0) {
                nap();
            }
            take();
        }
    }

    /** The shelf has room for one crate only: who packs naps while it is full. */
    static void packTwoOnNarrow(Runnable bell) throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            synchronized (key) {
                while (crates == 1) {
                    nap();
                }
                crates++;
                bell.run();
            }
        }
    }

    /** Rings, too: there is room again. */
    static void fetchFromNarrow(Runnable bell) throws InterruptedException {
        synchronized (key) {
            while (crates == 0) {
                nap();
            }
            crates--;
            bell.run();
        }
    }

    /** What a worker does; it may be interrupted. */
    interface Job {
        void run() throws InterruptedException;
    }

    private static Thread worker(String name, Job job) {
        return new Thread(() -> {
            try {
                job.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, name);
    }

    /** Has them all work at the same time; returns how many went away without a crate. */
    private static String work(Thread... team) throws InterruptedException {
        for (Thread worker : team) {
            worker.start();
        }
        for (Thread worker : team) {
            worker.join();
        }
        return emptyHanded + " empty-handed";
    }

    @Variant
    @Outcome(value = "0 empty-handed", expect = ACCEPTABLE)
    @Outcome(kind = Outcome.Kind.DEADLOCK, expect = FORBIDDEN)
    static String bellOnly() throws InterruptedException {
        return work(
                worker("packer", Handover::pack),
                worker("fetcher", Handover::fetchAfterBell));
    }

    @Variant
    @Outcome(value = "0 empty-handed", expect = ACCEPTABLE)
    static String lookFirst() throws InterruptedException {
        return work(
                worker("packer", Handover::pack),
                worker("fetcher", Handover::fetchIf));
    }

    @Variant
    @Outcome(value = "0 empty-handed", expect = ACCEPTABLE)
    @Outcome(value = "1 empty-handed", expect = FORBIDDEN)
    static String twoWithIf() throws InterruptedException {
        return work(
                worker("packer", Handover::packTwo),
                worker("fetcher 1", Handover::fetchIf),
                worker("fetcher 2", Handover::fetchIf));
    }

    @Variant
    @Outcome(value = "0 empty-handed", expect = ACCEPTABLE)
    static String twoWithWhile() throws InterruptedException {
        return work(
                worker("packer", Handover::packTwo),
                worker("fetcher 1", Handover::fetchWhile),
                worker("fetcher 2", Handover::fetchWhile));
    }

    @Variant
    @Outcome(value = "0 empty-handed", expect = ACCEPTABLE)
    @Outcome(kind = Outcome.Kind.DEADLOCK, expect = FORBIDDEN)
    static String narrowNotify() throws InterruptedException {
        return work(
                worker("packer", () -> packTwoOnNarrow(() -> key.notify())),
                worker("fetcher 1", () -> fetchFromNarrow(() -> key.notify())),
                worker("fetcher 2", () -> fetchFromNarrow(() -> key.notify())));
    }

    @Variant
    @Outcome(value = "0 empty-handed", expect = ACCEPTABLE)
    static String narrowNotifyAll() throws InterruptedException {
        return work(
                worker("packer", () -> packTwoOnNarrow(() -> key.notifyAll())),
                worker("fetcher 1", () -> fetchFromNarrow(() -> key.notifyAll())),
                worker("fetcher 2", () -> fetchFromNarrow(() -> key.notifyAll())));
    }
}
