package threadworks.multiprocessing;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Sleep on an int of shared memory until another process says that it has changed: Linux's {@code
 * futex(2)}. Where there is none, or this JVM was not started with {@code --enable-native-access},
 * who waits has to look again from time to time.
 */
final class Futex {
  private static final int WAIT = 0;
  private static final int WAKE = 1;
  private static final boolean SUPPORTED =
      "Linux".equals(System.getProperty("os.name"))
          && number() > 0
          && Futex.class.getModule().isNativeAccessEnabled();

  /** Whether {@link Call} is linked, for which no one should have to wait. */
  private static volatile boolean linked;

  private Futex() {}

  private static long number() {
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> 202;
      case "aarch64" -> 98;
      case null, default -> 0;
    };
  }

  static boolean isSupported() {
    return SUPPORTED;
  }

  /** Apart, because to link it takes some ten milliseconds. */
  private static final class Call {
    static final MethodHandle SYSCALL =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS),
                Linker.Option.firstVariadicArg(1));
  }

  /** Waits until it is woken, if the int is {@code expected}; no longer than the time. */
  static void await(MemorySegment word, int expected, long nanos) {
    try (var arena = Arena.ofConfined()) {
      var time = arena.allocate(ValueLayout.JAVA_LONG, 2);
      time.setAtIndex(ValueLayout.JAVA_LONG, 0, nanos / 1_000_000_000);
      time.setAtIndex(ValueLayout.JAVA_LONG, 1, nanos % 1_000_000_000);
      call(word, WAIT, expected, time);
    }
  }

  /** Wakes all that wait on the int. */
  static void wake(MemorySegment word) {
    if (linked) {
      wakeNow(word);
    } else {
      Thread.ofPlatform().daemon().name("wake-up").start(() -> wakeNow(word));
    }
  }

  private static void wakeNow(MemorySegment word) {
    try {
      call(word, WAKE, Integer.MAX_VALUE, MemorySegment.NULL);
      linked = true;
    } catch (IllegalStateException e) {
      // It was unmapped meanwhile.
    }
  }

  private static void call(MemorySegment word, long operation, long value, MemorySegment time) {
    try {
      var _ = (long) Call.SYSCALL.invokeExact(number(), word, operation, value, time);
    } catch (IllegalStateException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a system call throws nothing", e);
    }
  }
}
