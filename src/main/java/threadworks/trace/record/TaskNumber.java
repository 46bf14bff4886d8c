package threadworks.trace.record;

import org.jspecify.annotations.Nullable;

/**
 * One task of an executor: its place among the tasks that the same line hands to the same executor,
 * which count as one call.
 */
record TaskNumber(@Nullable Recorder recorder, int call, int index) {

  /** What a task does. */
  @FunctionalInterface
  interface Body<T extends @Nullable Object, E extends Throwable> {
    T run() throws E;
  }

  static TaskNumber next(@Nullable Object pool, int site) {
    var recorder = Hooks.recorder();
    return recorder == null ? new TaskNumber(null, 0, 0) : recorder.nextTask(pool, site);
  }

  /** Runs the task, recording its begin and end. */
  <T extends @Nullable Object, E extends Throwable> T run(Body<T, E> body) throws E {
    if (recorder == null) {
      return body.run();
    }
    recorder.taskStarted(call, index);
    T value;
    try {
      value = body.run();
    } catch (Throwable t) {
      recorder.taskEnded(call, index, null, t);
      throw t;
    }
    recorder.taskEnded(call, index, value, null);
    return value;
  }
}
