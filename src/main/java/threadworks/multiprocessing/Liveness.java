package threadworks.multiprocessing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Tells processes that run from those that only have not been collected by their parent yet. */
public final class Liveness {
  private static final int STARTED = 22 - 3;
  private static final boolean LINUX = stat(ProcessHandle.current().pid()).length > STARTED;

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
    var stat = stat(pid);
    return stat.length > 0 && isZombie(stat);
  }

  private static boolean isZombie(String[] stat) {
    return stat[0].equals("Z") || stat[0].equals("X");
  }

  /**
   * When a process started, by a clock that is not set: with its pid, what tells it from all others
   * before and after. On Linux in ticks since the machine started, as {@link
   * ProcessHandle.Info#startInstant} adds those to a time that moves whenever the clock is set;
   * elsewhere that time, which the system keeps for each process.
   *
   * @return 0 when it does not run
   */
  static long started(long pid) {
    if (LINUX) {
      var stat = stat(pid);
      return stat.length <= STARTED || isZombie(stat) ? 0 : Long.parseLong(stat[STARTED]);
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().startInstant().map(Instant::toEpochMilli).orElse(1L))
        .orElse(0L);
  }

  /** What {@code proc_pid_stat(5)} counts from 3 on; nothing where there is no such process. */
  private static String[] stat(long pid) {
    try {
      var stat =
          Files.readString(
              Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
      // The name before is in brackets, and may have some itself.
      return stat.substring(Math.min(stat.length(), stat.lastIndexOf(')') + 2)).split(" ", -1);
    } catch (IOException e) {
      // Not Linux, or it has been collected just now, which the next look will see.
      return new String[0];
    }
  }
}
