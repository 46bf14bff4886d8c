package threads;

import static threadworks.lab.Expect.ACCEPTABLE;
import static threadworks.lab.Expect.FORBIDDEN;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import threadworks.lab.Outcome;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** A worker puts 89 on a shelf; the foreman, who sent him, reads out what lies there. */
public final class SharedList {
    /** How long the foreman naps before he reads. */
    @Param(min = 0, max = 2, step = 0.1, unit = "s")
    static double nap = 1;

    /** The shelf. Each single call on such a list is done in one piece. */
    static final List<Integer> shelf = new CopyOnWriteArrayList<>(new Integer[] {100, 58});

    /** The one key: who wants it while another holds it has to wait. */
    static final Object key = new Object();

    @Variant
    @Outcome(value = "[100, 58, 89]", expect = ACCEPTABLE)
    @Outcome(value = "[100, 58]", expect = FORBIDDEN)
    static String atOnce() throws InterruptedException {
        Thread worker = new Thread(() -> shelf.add(89), "worker");
        worker.start();
        String seen = shelf.toString();
        worker.join();
        return seen;
    }

    @Variant(ideal = "nap")
    @Outcome(value = "[100, 58, 89]", expect = ACCEPTABLE)
    @Outcome(value = "[100, 58]", expect = FORBIDDEN)
    static String afterNap() throws InterruptedException {
        Thread worker = new Thread(() -> shelf.add(89), "worker");
        worker.start();
        Thread.sleep((long) (nap * 1000));
        String seen = shelf.toString();
        worker.join();
        return seen;
    }

    @Variant
    @Outcome(value = "[100, 58, 89]", expect = ACCEPTABLE)
    @Outcome(value = "[100, 58]", expect = FORBIDDEN)
    static String underKey() throws InterruptedException {
        Thread worker = new Thread(() -> {
            synchronized (key) {
                shelf.add(89);
            }
        }, "worker");
        worker.start();
        String seen;
        synchronized (key) {
            seen = shelf.toString();
        }
        worker.join();
        return seen;
    }

    @Variant
    @Outcome(value = "[100, 58, 89]", expect = ACCEPTABLE)
    static String afterJoin() throws InterruptedException {
        Thread worker = new Thread(() -> shelf.add(89), "worker");
        worker.start();
        worker.join();
        return shelf.toString();
    }
}
