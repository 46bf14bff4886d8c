package gil;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import threadworks.lab.Lab;

/**
 * The one key: only the thread that has it runs instructions. It works as CPython's since 3.2.
 *
 * <p>Whoever wants the key waits for one interval. If it has not changed hands by then, he asks.
 * The holder looks now and then whether somebody asks; then he hangs it up and waits until somebody
 * else has it. Else, being awake, he would take it again before the other is on his feet.
 */
class Gil {
    /** Somebody asks for the key. The holder looks here without the hook's lock. */
    private volatile boolean asked;

    private final String name;
    private final LongSupplier interval;
    private final ReentrantLock hook = new ReentrantLock();
    private final Condition hungUp = hook.newCondition();
    private final Condition changedHands = hook.newCondition();
    private Thread holder;
    private Thread last;
    private long changes;
    private Lab.Span has = Lab.Span.NONE;

    /** A key; {@code interval} says how many nanoseconds one waits before one asks. */
    Gil(String name, LongSupplier interval) {
        this.name = name;
        this.interval = interval;
    }

    /** No key: everybody runs whenever he likes. */
    static Gil none() {
        return new Gil("", () -> 0) {
            @Override
            void take() {}

            @Override
            void drop() {}
        };
    }

    /** Waits for the key and takes it. */
    void take() throws InterruptedException {
        hook.lock();
        try {
            if (holder != null) {
                waitAndAsk();
            }
            holder = Thread.currentThread();
            asked = false;
            has = Lab.span(name, "has");
            if (last != holder) {
                last = holder;
                changes++;
                changedHands.signal();
            }
        } finally {
            hook.unlock();
        }
    }

    private void waitAndAsk() throws InterruptedException {
        Lab.Span span = Lab.span(name, "wants");
        try {
            while (holder != null) {
                long before = changes;
                boolean over = hungUp.awaitNanos(interval.getAsLong()) <= 0;
                if (over && holder != null && changes == before) {
                    span.close();
                    span = Lab.span(name, "asks");
                    asked = true;
                }
            }
        } finally {
            span.close();
        }
    }

    /** Hangs the key up: to wait for something else, or for good. */
    void drop() throws InterruptedException {
        hook.lock();
        try {
            has.close();
            holder = null;
            hungUp.signal();
            if (asked) {
                asked = false;
                while (last == Thread.currentThread()) {
                    changedHands.await();
                }
            }
        } finally {
            hook.unlock();
        }
    }

    /** Hands the key on if somebody asks for it. */
    void look() throws InterruptedException {
        if (asked) {
            drop();
            take();
        }
    }
}
