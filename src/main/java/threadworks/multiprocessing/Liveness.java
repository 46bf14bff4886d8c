package threadworks.multiprocessing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells processes that run from those that only have not been collected by their parent yet. */
public final class Liveness {
  private Liveness() {}

  /**
   * Whether a process still runs. {@link ProcessHandle#isAlive} says so too of one that has ended
   * and waits on Linux, as a zombie, for its parent to ask how; where a container's first process
   * never asks, it waits for ever.
   */
  public static boolean runs(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private static boolean isZombie(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name before the state is in brackets, and may have some itself.
      int state = stat.lastIndexOf(')') + 2;
      return state < stat.length() && (stat.charAt(state) == 'Z' || stat.charAt(state) == 'X');
    } catch (IOException e) {
      // Not Linux, or it has been collected just now, which the next look will see.
      return false;
    }
  }
}
