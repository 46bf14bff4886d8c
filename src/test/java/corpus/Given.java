package corpus;

import threadworks.lab.Param;

/** Parameters: to read one is no step, unless it may be changed during the run. */
final class Given {
  @Param(min = 1, max = 9)
  private static int given = 1;

  @Param(min = 1, max = 9, live = true)
  private static volatile int live = 1;

  private static int count;

  private Given() {}

  /** As many schedules as {@code Memory.twoIncrement} has. */
  @Expect({"returned 1", "returned 2"})
  static int reads() {
    Threads.all(() -> count += given, () -> count += given);
    return count;
  }

  @Expect({"returned 1", "returned 2"})
  static int readsLive() {
    Threads.all(() -> count += live, () -> count += live);
    return count;
  }

  /** Those of a class of its own are there for the others, too. */
  @Expect({"returned 1", "returned 2"})
  static int readsAnothers() {
    Threads.all(() -> count += Other.given, () -> count += Other.given);
    return count;
  }

  /** Whoever writes to one is seen to, between one step and another. */
  @Expect({"returned 1", "returned 2"})
  static int writes() {
    Threads.all(() -> given = 2, () -> count += given);
    return count;
  }

  private static final class Other {
    @Param(min = 1, max = 9)
    private static int given = 1;
  }
}
