package threadworks.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import threadworks.wording.SentenceException;

/**
 * Confines this process, and every process it starts, to some of the machine's cores, by the
 * scheduler affinity that Linux keeps for each thread. It does so on Linux alone: other systems
 * have other calls for it, or one that is only a hint.
 */
final class CoreAffinity {
  /** Room for 1,024 cores, as glibc's own {@code cpu_set_t}. */
  private static final int MASK_BYTES = 128;

  private static final Path TASKS = Path.of("/proc/self/task");

  private CoreAffinity() {}

  /** A confinement in force. */
  interface Confinement extends AutoCloseable {
    /** Gives back the cores there were before. */
    @Override
    void close();
  }

  /** Whether this platform can confine at all. */
  static boolean supported() {
    return System.getProperty("os.name").equals("Linux") && Files.isDirectory(TASKS);
  }

  /**
   * Confines this process to the first {@code cores} of those it may use; to all of them where
   * there are fewer.
   *
   * @throws SentenceException where that can't be done
   */
  static Confinement confine(int cores) {
    if (!supported()) {
      throw new SentenceException("cores.linux", cores);
    }
    var before = allowed();
    var some = new BitSet();
    before.stream().limit(cores).forEach(some::set);
    confineAll(some);
    return () -> confineAll(before);
  }

  /** The cores the calling thread may use, by number. */
  static BitSet allowed() {
    try (var arena = Arena.ofConfined()) {
      var mask = arena.allocate(MASK_BYTES);
      if ((int) Calls.GET.invokeExact(0, (long) MASK_BYTES, mask) < 0) {
        throw new SentenceException("cores.unsaid");
      }
      return BitSet.valueOf(mask.asByteBuffer());
    } catch (Throwable e) {
      throw unsupported(e);
    }
  }

  private static void confineAll(BitSet cores) {
    try (var arena = Arena.ofConfined()) {
      var mask = arena.allocate(MASK_BYTES);
      MemorySegment.copy(MemorySegment.ofArray(cores.toLongArray()), 0, mask, 0, size(cores));
      // A thread inherits the mask of the one that starts it, so two passes catch those that
      // were started during the first.
      for (int pass = 0; pass < 2; pass++) {
        try (var tasks = Files.newDirectoryStream(TASKS)) {
          for (var task : tasks) {
            int tid = Integer.parseInt(task.getFileName().toString());
            int failed = (int) Calls.SET.invokeExact(tid, (long) MASK_BYTES, mask);
            if (failed != 0 && Files.exists(task)) {
              throw new SentenceException("cores.refused", cores);
            }
          }
        }
      }
    } catch (Throwable e) {
      throw unsupported(e);
    }
  }

  private static long size(BitSet cores) {
    return 8L * cores.toLongArray().length;
  }

  private static SentenceException unsupported(Throwable e) {
    return switch (e) {
      case SentenceException said -> said;
      case IOException _ -> new SentenceException("cores.threads");
      default -> new SentenceException("cores.failed", e);
    };
  }

  /** The two functions of the C library, linked at their first use. */
  private static final class Calls {
    private static final FunctionDescriptor TYPE =
        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
    static final MethodHandle GET = link("sched_getaffinity");
    static final MethodHandle SET = link("sched_setaffinity");

    private static MethodHandle link(String name) {
      var linker = Linker.nativeLinker();
      return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), TYPE);
    }
  }
}
