package queues;

/** What somebody is sent to do; he may have to wait while he does it. */
interface Work {
    void run() throws InterruptedException;

    /** Somebody to do the work; he goes home early if he is told to. */
    static Thread thread(String name, Work work) {
        return new Thread(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, name);
    }
}
