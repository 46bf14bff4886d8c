package queues;

import static threadworks.lab.Expect.ACCEPTABLE;
import static threadworks.lab.Expect.FORBIDDEN;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import threadworks.lab.Outcome;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** The crates lie on one belt already; two pack. How does each learn that no more will come? */
public final class Packers {
    /** How many crates lie on the belt. */
    @Param(min = 1, max = 1000, small = 1)
    static int crates = 1;

    /** The end marker: lies on the belt behind the last crate. */
    static final int END = -1;

    static final BlockingQueue<Integer> belt = new LinkedBlockingQueue<>();

    /** The crates that are packed, in order, whoever packed them. */
    static final List<Integer> packed = new CopyOnWriteArrayList<>();

    /** Looks whether something is there, and then takes it. */
    static void packWhatIsThere() throws InterruptedException {
        while (!belt.isEmpty()) {
            packed.add(belt.take());
        }
    }

    /** Packs until an end marker comes; take() waits while the belt is empty. */
    static void packUntilEnd() throws InterruptedException {
        int crate = belt.take();
        while (crate != END) {
            packed.add(crate);
            crate = belt.take();
        }
    }

    /** The same, and puts the end marker back for the next one. */
    static void packAndPassOn() throws InterruptedException {
        packUntilEnd();
        belt.put(END);
    }

    /** Fills the belt, with end markers behind the crates. */
    private static void fill(int markers) throws InterruptedException {
        for (int crate = 0; crate < crates; crate++) {
            belt.put(crate);
        }
        for (int i = 0; i < markers; i++) {
            belt.put(END);
        }
    }

    /** Has two pack at the same time; returns what they packed together. */
    private static List<Integer> twoPackers(Work packing) throws InterruptedException {
        Thread a = Work.thread("packer 1", packing);
        Thread b = Work.thread("packer 2", packing);
        a.start();
        b.start();
        a.join();
        b.join();
        return packed;
    }

    @Variant
    @Outcome(value = "[0]", expect = ACCEPTABLE)
    @Outcome(kind = Outcome.Kind.DEADLOCK, expect = FORBIDDEN)
    static List<Integer> lookThenTake() throws InterruptedException {
        fill(0);
        return twoPackers(Packers::packWhatIsThere);
    }

    @Variant
    @Outcome(kind = Outcome.Kind.DEADLOCK, expect = FORBIDDEN)
    static List<Integer> oneMarker() throws InterruptedException {
        fill(1);
        return twoPackers(Packers::packUntilEnd);
    }

    @Variant
    @Outcome(value = "[0]", expect = ACCEPTABLE)
    static List<Integer> markerEach() throws InterruptedException {
        fill(2);
        return twoPackers(Packers::packUntilEnd);
    }

    @Variant
    @Outcome(value = "[0]", expect = ACCEPTABLE)
    static List<Integer> passItOn() throws InterruptedException {
        fill(1);
        return twoPackers(Packers::packAndPassOn);
    }
}
