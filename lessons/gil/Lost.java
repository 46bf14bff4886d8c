package gil;

import static threadworks.lab.Expect.ACCEPTABLE;
import static threadworks.lab.Expect.FORBIDDEN;

import gil.Interpreter.Looks;
import threadworks.lab.Outcome;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** Two threads run the same line, {@code x += 1}, on one interpreter. What is x in the end? */
public final class Lost {
    /** How many times each thread runs the line. */
    @Param(min = 1, max = 1_000_000, small = 1)
    static int times = 200_000;

    private static final String LINE =
            """
            global x
            load x
            push 1
            add
            store x
            """;

    /** The same with {@code one()} in place of the 1. */
    private static final String LINE_WITH_CALL = LINE.replace("push 1", "push 0\ncall one");

    private static final Code.BuiltIn ONE = new Code.BuiltIn("one", false, ignored -> 1);

    /** The one key. Here it hangs on the hook after each turn, so nobody has to ask for it. */
    private static final Gil key = new Gil("key", () -> 0);

    /** CPython up to 3.9, CPython since 3.10, and the build without the key. */
    private static final Interpreter until39 =
            new Interpreter(key, Looks.AFTER_EACH_INSTRUCTION);
    private static final Interpreter since310 =
            new Interpreter(key, Looks.AFTER_JUMPS_AND_CALLS);
    private static final Interpreter freeThreaded =
            new Interpreter(Gil.none(), Looks.AFTER_JUMPS_AND_CALLS);

    /** A lock of the program's own. */
    private static final Object lock = new Object();

    /** How a thread runs the line. */
    private interface Way {
        void run(Interpreter interpreter, Code line) throws InterruptedException;
    }

    /** CPython up to 3.9: the key may change hands after each instruction. */
    @Variant
    @Outcome(value = "2", expect = ACCEPTABLE)
    @Outcome(value = "1", expect = FORBIDDEN)
    static int anywhere() throws InterruptedException {
        return two(until39, LINE, Interpreter::runInTurns);
    }

    /** CPython since 3.10: only after jumps and calls, and the line has none. */
    @Variant
    @Outcome(value = "2", expect = ACCEPTABLE)
    static int jumpsAndCalls() throws InterruptedException {
        return two(since310, LINE, Interpreter::runInTurns);
    }

    /** The same Python, and {@code x += one()}. */
    @Variant
    @Outcome(value = "2", expect = ACCEPTABLE)
    @Outcome(value = "1", expect = FORBIDDEN)
    static int withCall() throws InterruptedException {
        return two(since310, LINE_WITH_CALL, Interpreter::runInTurns);
    }

    /** The same line with a lock of the program's own around it. */
    @Variant
    @Outcome(value = "2", expect = ACCEPTABLE)
    static int withLock() throws InterruptedException {
        return two(since310, LINE_WITH_CALL, (interpreter, line) -> {
            synchronized (lock) {
                interpreter.runInTurns(line);
            }
        });
    }

    /** No key, as in the free-threaded build: {@code x += 1} again. */
    @Variant
    @Outcome(value = "2", expect = ACCEPTABLE)
    @Outcome(value = "1", expect = FORBIDDEN)
    static int noKey() throws InterruptedException {
        return two(freeThreaded, LINE, (interpreter, line) -> interpreter.run(line, 0));
    }

    /** Has two threads run the line; returns what x is then. */
    private static int two(Interpreter interpreter, String text, Way way)
            throws InterruptedException {
        Code line = Code.of(text, ONE);
        int each = times;
        Runnable work = () -> {
            try {
                for (int i = 0; i < each; i++) {
                    way.run(interpreter, line);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Thread one = new Thread(work);
        Thread other = new Thread(work);
        one.start();
        other.start();
        one.join();
        other.join();
        return interpreter.global();
    }
}
