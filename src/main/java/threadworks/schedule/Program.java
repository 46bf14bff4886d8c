package threadworks.schedule;

import org.jspecify.annotations.Nullable;

/** What the scheduler runs: the main thread's part of a woven demo. */
@FunctionalInterface
public interface Program {
  /**
   * Runs on the main thread of a schedule, with fresh statics.
   *
   * @return what the demo returns
   * @throws Throwable whatever the demo throws
   */
  @Nullable Object run() throws Throwable;

  /** Whether it returns nothing: what it prints is what comes of it then. */
  default boolean isVoid() {
    return false;
  }

  /** The class that it begins in. */
  default Class<?> type() {
    return getClass();
  }

  /** What loads the demo's classes. */
  default ClassLoader loader() {
    return type().getClassLoader();
  }
}
