package queues;

import static threadworks.lab.Expect.ACCEPTABLE;
import static threadworks.lab.Expect.FORBIDDEN;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import threadworks.lab.Outcome;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** A puts crates 0, 1, … on a belt; B takes them off and packs them. When may B go home? */
public final class Polling {
    /** How many crates are put on the belt. */
    @Param(min = 1, max = 1000, small = 2)
    static int crates = 2;

    /** How much later the packer comes. */
    @Param(min = 0, max = 2, step = 0.1, unit = "s")
    static double nap = 0.5;

    /** The end marker: lies on the belt behind the last crate. */
    static final int END = -1;

    /** A belt that has room for every crate, and one that has room for one. */
    static final BlockingQueue<Integer> endlessBelt = new LinkedBlockingQueue<>();
    static final BlockingQueue<Integer> shortBelt = new ArrayBlockingQueue<>(1);

    /** The crates that are packed, in order. */
    static final List<Integer> packed = new CopyOnWriteArrayList<>();

    static void produce(BlockingQueue<Integer> belt) throws InterruptedException {
        for (int crate = 0; crate < crates; crate++) {
            belt.put(crate);
        }
    }

    static void produceAndMark(BlockingQueue<Integer> belt) throws InterruptedException {
        produce(belt);
        belt.put(END);
    }

    /** Packs what is there; poll() brings null if the belt is empty. */
    static void packWhatIsThere(BlockingQueue<Integer> belt) {
        Integer crate = belt.poll();
        while (crate != null) {
            packed.add(crate);
            crate = belt.poll();
        }
    }

    /** Packs until the end marker comes; take() waits while the belt is empty. */
    static void packUntilEnd(BlockingQueue<Integer> belt) throws InterruptedException {
        int crate = belt.take();
        while (crate != END) {
            packed.add(crate);
            crate = belt.take();
        }
    }

    /** Has both work at the same time; returns what is packed in the end. */
    private static List<Integer> work(Work producing, Work packing) throws InterruptedException {
        Thread producer = Work.thread("producer", producing);
        Thread packer = Work.thread("packer", packing);
        producer.start();
        packer.start();
        producer.join();
        packer.join();
        return packed;
    }

    @Variant
    @Outcome(value = "[0, 1]", expect = ACCEPTABLE)
    @Outcome(value = "[0]", expect = FORBIDDEN)
    @Outcome(value = "[]", expect = FORBIDDEN)
    static List<Integer> stopWhenEmpty() throws InterruptedException {
        return work(() -> produce(endlessBelt), () -> packWhatIsThere(endlessBelt));
    }

    @Variant(ideal = "nap")
    @Outcome(value = "[0, 1]", expect = ACCEPTABLE)
    @Outcome(value = "[0]", expect = FORBIDDEN)
    @Outcome(value = "[]", expect = FORBIDDEN)
    static List<Integer> napFirst() throws InterruptedException {
        return work(() -> produce(endlessBelt), () -> {
            Thread.sleep((long) (nap * 1000));
            packWhatIsThere(endlessBelt);
        });
    }

    @Variant
    @Outcome(value = "[0, 1]", expect = ACCEPTABLE)
    static List<Integer> endMarker() throws InterruptedException {
        return work(() -> produceAndMark(endlessBelt), () -> packUntilEnd(endlessBelt));
    }

    @Variant
    @Outcome(value = "[0, 1]", expect = ACCEPTABLE)
    static List<Integer> roomForOne() throws InterruptedException {
        return work(() -> produceAndMark(shortBelt), () -> packUntilEnd(shortBelt));
    }
}
