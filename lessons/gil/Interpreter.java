package gil;

/** Runs {@link Code} as CPython runs Python's: an instruction at a time, and only with the key. */
final class Interpreter {
    /** When the holder looks whether somebody asks for the key. */
    enum Looks { AFTER_EACH_INSTRUCTION, AFTER_JUMPS_AND_CALLS }

    private final Gil gil;
    private final boolean always;
    private final int[] globals = new int[1];

    Interpreter(Gil gil, Looks looks) {
        this.gil = gil;
        always = looks == Looks.AFTER_EACH_INSTRUCTION;
    }

    /** What one thread has to itself while it runs a program. */
    private static final class Frame {
        final Code.Instruction[] instructions;
        final int[] locals;
        final int[] stack = new int[16];
        int top;
        int next;

        Frame(Code code, int first) {
            instructions = code.instructions();
            locals = new int[code.locals() + 1];
            locals[0] = first;
        }

        boolean isAtEnd() {
            return next == instructions.length;
        }
    }

    /** The global variable of the programs; there is room for one. */
    int global() {
        return globals[0];
    }

    /** Runs a program; its first local variable begins as {@code first} and is what comes back. */
    int run(Code code, int first) throws InterruptedException {
        var frame = new Frame(code, first);
        gil.take();
        try {
            while (!frame.isAtEnd()) {
                stretch(frame);
            }
            return frame.locals[0];
        } finally {
            gil.drop();
        }
    }

    /** The same where the key may change hands after each turn: the interval is nothing. */
    void runInTurns(Code code) throws InterruptedException {
        var frame = new Frame(code, 0);
        while (!frame.isAtEnd()) {
            synchronized (gil) {
                turn(frame);
            }
        }
    }

    /** Many turns. A method that ends now and then can be compiled anew while threads are in it. */
    private void stretch(Frame frame) throws InterruptedException {
        for (int i = 0; i < 100_000 && !frame.isAtEnd(); i++) {
            turn(frame);
            gil.look();
        }
    }

    /** Runs to where the key may change hands. */
    private void turn(Frame frame) throws InterruptedException {
        Code.Op done;
        do {
            done = step(frame);
        } while (!always && !done.looks() && !frame.isAtEnd());
    }

    /** Runs one instruction. */
    private Code.Op step(Frame frame) throws InterruptedException {
        Code.Instruction instruction = frame.instructions[frame.next++];
        int argument = instruction.argument();
        int[] stack = frame.stack;
        switch (instruction.op()) {
            case PUSH -> stack[frame.top++] = argument;
            case LOAD -> stack[frame.top++] = frame.locals[argument];
            case STORE -> frame.locals[argument] = stack[--frame.top];
            case LOAD_GLOBAL -> stack[frame.top++] = globals[argument];
            case STORE_GLOBAL -> globals[argument] = stack[--frame.top];
            case ADD -> stack[frame.top - 2] += stack[--frame.top];
            case SUBTRACT -> stack[frame.top - 2] -= stack[--frame.top];
            case JUMP -> frame.next = argument;
            case JUMP_IF_ZERO -> frame.next = stack[--frame.top] == 0 ? argument : frame.next;
            case CALL -> stack[frame.top - 1] = call(instruction.function(), stack[frame.top - 1]);
        }
        return instruction.op();
    }

    private int call(Code.BuiltIn function, int number) throws InterruptedException {
        if (!function.waits()) {
            return function.body().call(number);
        }
        gil.drop();
        try {
            return function.body().call(number);
        } finally {
            gil.take();
        }
    }
}
