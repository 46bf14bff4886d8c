package threadworks.trace.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What woven demo code calls on each task it hands to a pool: each method gives the same task back
 * with its begin, end and value recorded on the thread that runs it. Named after the type of task;
 * {@code pool} is the executor or, for a stage, the future it hangs on; {@code site} is the number
 * of the call site.
 */
public final class TaskHooks {
  private TaskHooks() {}

  /** A task without a value. */
  public static @Nullable Runnable runnable(
      @Nullable Runnable body, @Nullable Object pool, int site) {
    if (body == null) {
      return null;
    }
    var task = TaskNumber.next(pool, site);
    return () ->
        task.run(
            () -> {
              body.run();
              return null;
            });
  }

  /** A task with a value. */
  public static <T extends @Nullable Object> @Nullable Callable<T> callable(
      @Nullable Callable<T> body, @Nullable Object pool, int site) {
    if (body == null) {
      return null;
    }
    var task = TaskNumber.next(pool, site);
    return () -> task.run(body::call);
  }

  /** Several tasks, numbered in their order. */
  public static <T extends @Nullable Object> @Nullable Collection<@Nullable Callable<T>> collection(
      @Nullable Collection<Callable<T>> bodies, @Nullable Object pool, int site) {
    if (bodies == null) {
      return null;
    }
    List<@Nullable Callable<T>> tasks = new ArrayList<>();
    for (var body : bodies) {
      tasks.add(callable(body, pool, site));
    }
    return tasks;
  }

  /** A stage that supplies a value. */
  public static <T extends @Nullable Object> @Nullable Supplier<T> supplier(
      @Nullable Supplier<T> body, @Nullable Object pool, int site) {
    if (body == null) {
      return null;
    }
    var task = TaskNumber.next(pool, site);
    return () -> task.run(body::get);
  }

  /** A stage that maps a value. */
  public static <T extends @Nullable Object, R extends @Nullable Object>
      @Nullable Function<T, R> function(
          @Nullable Function<T, R> body, @Nullable Object pool, int site) {
    if (body == null) {
      return null;
    }
    var task = TaskNumber.next(pool, site);
    return t -> task.run(() -> body.apply(t));
  }

  /** A stage that maps two values. */
  public static <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
      @Nullable BiFunction<T, U, R> biFunction(
          @Nullable BiFunction<T, U, R> body, @Nullable Object pool, int site) {
    if (body == null) {
      return null;
    }
    var task = TaskNumber.next(pool, site);
    return (t, u) -> task.run(() -> body.apply(t, u));
  }

  /** A stage that consumes a value. */
  public static <T extends @Nullable Object> @Nullable Consumer<T> consumer(
      @Nullable Consumer<T> body, @Nullable Object pool, int site) {
    if (body == null) {
      return null;
    }
    var task = TaskNumber.next(pool, site);
    return t ->
        task.run(
            () -> {
              body.accept(t);
              return null;
            });
  }

  /** A stage that consumes two values. */
  public static <T extends @Nullable Object, U extends @Nullable Object>
      @Nullable BiConsumer<T, U> biConsumer(
          @Nullable BiConsumer<T, U> body, @Nullable Object pool, int site) {
    if (body == null) {
      return null;
    }
    var task = TaskNumber.next(pool, site);
    return (t, u) ->
        task.run(
            () -> {
              body.accept(t, u);
              return null;
            });
  }
}
