package threadworks.host;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

/**
 * What goes through the pipes between the program and a child JVM. {@link Run}, {@link Set} and
 * {@link Once} go to the child, all others come from it.
 */
sealed interface Frame {
  /**
   * Run this variant now.
   *
   * @param classpath where its class files are; empty for a demo that was built in
   * @param className the demo's binary name
   * @param variant the method
   * @param params values of its static fields, by name
   * @param cores the cores to confine the process to, 0 for all
   */
  record Run(
      List<String> classpath,
      String className,
      String variant,
      Map<String, Double> params,
      int cores)
      implements Frame {}

  /** A live parameter of what runs has another value from now on. */
  record Set(String name, double value) implements Frame {}

  /**
   * Run this variant now, as it was compiled and watched by nobody.
   *
   * @param run what
   * @param limitMillis for how long to wait for its end
   */
  record Once(Run run, long limitMillis) implements Frame {}

  /** What came of a run that nobody watched. */
  record Came(Ending.Came what) implements Frame {}

  /** The child's first word: who it is, and what its clocks say. */
  record Hello(long pid, Clock clock) implements Frame {}

  /** The child has warmed up what a run needs; the next one begins at once. */
  record Ready() implements Frame {}

  /** The variant begins, at this moment of the child's {@code nanoTime}. */
  record Began(long nanoTime) implements Frame {}

  /** The variant's own thread begins, or ends, to wait for a pool to start its workers. */
  record Starting(boolean begins, long nanoTime) implements Frame {}

  /** A pool started a worker process. */
  record WorkerStarted(long pid) implements Frame {}

  /** What the child or one of its workers recorded, an encoded {@link EventBatch}. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared or kept
  record Events(byte[] report) implements Frame {}

  /** The variant returned. */
  record Returned(@Nullable Object value, long elapsedNanos, long startupNanos) implements Frame {}

  /**
   * The variant threw.
   *
   * @param sentence what went wrong
   * @param stack the stack, as the JVM prints it, cut off where it is long
   */
  record Threw(Sentence sentence, String stack, long elapsedNanos, long startupNanos)
      implements Frame {}

  /** All its threads wait for what can never happen; the sentence says who for whom. */
  record Stood(Sentence sentence, long elapsedNanos, long startupNanos) implements Frame {}

  /** The variant was not run, because this machine can't; the sentence says why. */
  record Refused(Sentence sentence) implements Frame {}

  /** The run is over. A child that is not clean is of no use to another run. */
  record Idle(boolean clean) implements Frame {}
}
