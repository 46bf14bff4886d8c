package gil;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A little program: instructions, as Python's compiler makes them of a function's text. */
record Code(int locals, Instruction[] instructions) {
    /** What an instruction does. */
    enum Op {
        PUSH, LOAD, STORE, LOAD_GLOBAL, STORE_GLOBAL, ADD, SUBTRACT, JUMP, JUMP_IF_ZERO, CALL;

        /** Whether CPython, since 3.10, looks after it if somebody asks for the key. */
        boolean looks() {
            return this == JUMP || this == CALL;
        }
    }

    /** An instruction with its number, its variable's place, where it jumps, or what it calls. */
    record Instruction(Op op, int argument, BuiltIn function, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A function written in Java, as Python's own are in C; one that waits lets go of the key. */
    record BuiltIn(String name, boolean waits, Body body) {
        interface Body {
            int call(int number) throws InterruptedException;
        }
    }

    /** Reads one instruction a line; {@code global x} is as in Python, and jumps count from 0. */
    static Code of(String text, BuiltIn... functions) {
        var globals = new ArrayList<String>();
        var locals = new ArrayList<String>();
        var instructions = new ArrayList<Instruction>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("global ")) {
                globals.add(line.substring("global ".length()));
            } else {
                instructions.add(instruction(line, globals, locals, functions));
            }
        }
        return new Code(locals.size(), instructions.toArray(Instruction[]::new));
    }

    private static Instruction instruction(
            String line, List<String> globals, List<String> locals, BuiltIn[] functions) {
        String word = line.split(" ")[0];
        String name = line.substring(word.length()).strip();
        String kind = globals.contains(name) ? "_GLOBAL" : "";
        Op op = Op.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_') + kind);
        int argument = switch (op) {
            case LOAD, STORE -> place(name, locals);
            case LOAD_GLOBAL, STORE_GLOBAL -> place(name, globals);
            case PUSH, JUMP, JUMP_IF_ZERO -> Integer.parseInt(name);
            default -> 0;
        };
        BuiltIn function = null;
        for (BuiltIn one : functions) {
            if (op == Op.CALL && one.name().equals(name)) {
                function = one;
            }
        }
        return new Instruction(op, argument, function, line);
    }

    private static int place(String name, List<String> names) {
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name);
    }
}
