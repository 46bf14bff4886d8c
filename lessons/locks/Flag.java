package locks;

import threadworks.lab.Variant;

/** A worker walks round after round until the foreman turns a sign over. Of ten, how many see it? */
public final class Flag {
    /** The sign. */
    static boolean stop;

    /** The same, marked volatile: who reads it sees what was written last. */
    static volatile boolean volatileStop;

    /** After half a second the worker goes home, sign or no sign. */
    static long closingTime() {
        return System.nanoTime() + 500_000_000L;
    }

    static void walk() {
        long closing = closingTime();
        while (!stop && System.nanoTime() < closing) {
            // one more round
        }
    }

    static void walkVolatile() {
        long closing = closingTime();
        while (!volatileStop && System.nanoTime() < closing) {
            // one more round
        }
    }

    /** Sends a worker, turns the sign over a little later; returns whether he was soon at home. */
    private static boolean sees(Runnable walk, Runnable turnOver) throws InterruptedException {
        Thread worker = new Thread(walk, "worker");
        worker.start();
        Thread.sleep(100);
        turnOver.run();
        worker.join(200);
        boolean home = !worker.isAlive();
        worker.join();
        return home;
    }

    @Variant(runOnly = "Step and Explore show at once what was written, and this is about when a real machine does not")
    static String plainFlag() throws InterruptedException {
        int saw = 0;
        for (int i = 0; i < 10; i++) {
            stop = false;
            if (sees(Flag::walk, () -> stop = true)) {
                saw++;
            }
        }
        return saw + " of 10 saw it";
    }

    @Variant(runOnly = "Step and Explore show at once what was written, and this is about when a real machine does not")
    static String volatileFlag() throws InterruptedException {
        int saw = 0;
        for (int i = 0; i < 10; i++) {
            volatileStop = false;
            if (sees(Flag::walkVolatile, () -> volatileStop = true)) {
                saw++;
            }
        }
        return saw + " of 10 saw it";
    }
}
