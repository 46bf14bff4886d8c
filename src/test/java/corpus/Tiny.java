package corpus;

import java.util.ArrayList;

/**
 * Runs programs of a tiny language, one string for each thread: {@code wx3} writes 3 to the shared
 * variable x, {@code rx} reads it into the thread's register, {@code ix} writes the register plus 1
 * to it, {@code ax} adds 1 to it in one go, {@code [k}…{@code ]} is a block synchronized on lock k,
 * {@code v}, {@code n} and {@code N} wait, notify and notify all on the lock of the innermost
 * block, {@code p} prints to the output, which is lock 2, {@code e} to that for errors, which is
 * lock 3, and {@code q}, outside of all blocks, ends the thread if its register is 0.
 */
final class Tiny {
  private static final Object[] LOCKS = {new Object(), new Object(), System.out, System.err};
  private static int x;
  private static int y;
  private static final java.util.concurrent.atomic.AtomicInteger Z =
      new java.util.concurrent.atomic.AtomicInteger();

  private Tiny() {}

  private static final class Interpreter extends Thread {
    private final String code;
    private int end;

    Interpreter(String code) {
      this.code = code;
    }

    @Override
    public void run() {
      // The register and the place go down and up the stack, so that nobody else can see them.
      end = block(0, 0, -1)[1];
    }

    private int[] block(int from, int register, int lock) {
      int at = from;
      int value = register;
      while (at < code.length()) {
        char c = code.charAt(at++);
        switch (c) {
          case 'w' -> {
            write(code.charAt(at), code.charAt(at + 1) - '0');
            at += 2;
          }
          case 'r' -> value = code.charAt(at++) == 'x' ? x : y;
          case 'i' -> write(code.charAt(at++), value + 1);
          case 'a' -> {
            at++;
            Z.incrementAndGet();
          }
          case '[' -> {
            int inner = code.charAt(at++) - '0';
            synchronized (LOCKS[inner]) {
              var after = block(at, value, inner);
              at = after[0];
              value = after[1];
            }
          }
          case ']' -> {
            return new int[] {at, value};
          }
          case 'p' -> System.out.println(value);
          case 'e' -> System.err.println(value);
          case 'q' -> {
            if (value == 0) {
              return new int[] {code.length(), 0};
            }
          }
          case 'v' -> pause(LOCKS[lock]);
          case 'n' -> LOCKS[lock].notify();
          case 'N' -> LOCKS[lock].notifyAll();
          default -> throw new IllegalArgumentException(code);
        }
      }
      return new int[] {at, value};
    }

    private static void pause(Object lock) {
      try {
        lock.wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void write(char name, int value) {
      if (name == 'x') {
        x = value;
      } else {
        y = value;
      }
    }
  }

  /** Runs the threads and says what the variables and the registers hold in the end. */
  static String run(String[] codes) throws InterruptedException {
    var threads = new ArrayList<Interpreter>();
    for (var code : codes) {
      if (!code.isEmpty()) {
        var thread = new Interpreter(code);
        threads.add(thread);
        thread.start();
      }
    }
    for (var thread : threads) {
      thread.join();
    }
    var text = x + " " + y + " " + Z.get();
    for (var thread : threads) {
      text += " " + thread.end;
    }
    return text;
  }
}
