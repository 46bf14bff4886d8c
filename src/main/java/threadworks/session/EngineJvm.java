package threadworks.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import threadworks.host.ScheduleOrder;
import threadworks.host.ScheduleProcess;
import threadworks.wording.SentenceException;

/**
 * The child JVM for orders of one kind, of which the latest counts. When it ends, or cannot let go
 * of an order that nobody wants any more, another one takes its place.
 */
final class EngineJvm implements AutoCloseable {
  /**
   * How long the JVM may take to begin with an order. It lets go of another between two schedules;
   * but a single step can take seconds.
   */
  private static final long PATIENCE_MILLIS = 300;

  private static final Executor SOON =
      CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);

  private final Supplier<ScheduleProcess> starter;
  private @Nullable ScheduleProcess process;
  private @Nullable Order<?> latest;
  private boolean closed;

  EngineJvm(Supplier<ScheduleProcess> starter) {
    this.starter = starter;
  }

  /** An order that was given here, to one JVM or, where that had to go, to another. */
  private record Order<T>(
      ScheduleOrder what, Class<T> answer, Consumer<T> progress, CompletableFuture<T> over) {
    /**
     * Has the JVM do it.
     *
     * @param again what to do where the JVM ends before it has begun
     */
    ScheduleProcess.Sent<T> sendTo(ScheduleProcess process, Runnable again) {
      var sent = process.send(what, answer, progress);
      var _ =
          sent.over()
              .whenComplete(
                  (value, failure) -> {
                    if (failure == null) {
                      over.complete(value);
                    } else if (sent.neverBegan()) {
                      again.run();
                    } else {
                      over.completeExceptionally(failure);
                    }
                  });
      return sent;
    }
  }

  /** The JVM, which is started unless it runs. */
  synchronized ScheduleProcess warm() {
    var now = process;
    if (now == null || !now.lives()) {
      now = starter.get();
      process = now;
      if (closed) {
        now.kill();
      }
    }
    return now;
  }

  /** Gives an order in place of the one under way. */
  synchronized <T> CompletableFuture<T> send(
      ScheduleOrder what, Class<T> answer, Consumer<T> progress) {
    var order = new Order<>(what, answer, progress, new CompletableFuture<T>());
    latest = order;
    ScheduleProcess to;
    try {
      to = warm();
    } catch (SentenceException e) {
      order.over().completeExceptionally(e);
      return order.over();
    }
    if (!to.hasBegun()) {
      order.sendTo(to, () -> fail(order, to));
      return order.over();
    }
    // What it did last may have ended it, or keep it in a step.
    var sent = order.sendTo(to, () -> replace(to, order));
    SOON.execute(
        () -> {
          if (!sent.begun().isDone()) {
            replace(to, order);
          }
        });
    return order.over();
  }

  /** The order goes to another JVM, if it still counts. */
  private synchronized void replace(ScheduleProcess lost, Order<?> order) {
    if (order.equals(latest)) {
      if (lost.equals(process)) {
        process = null;
        // Its end is not to be the order's.
        lost.abandon();
      }
      var next = warm();
      order.sendTo(next, () -> fail(order, next));
    } else {
      order.over().cancel(false);
    }
  }

  private static void fail(Order<?> order, ScheduleProcess ended) {
    order.over().completeExceptionally(new SentenceException(ended.ending()));
  }

  /** Has the JVM do nothing, so that it is ready for the next order. */
  synchronized void rest(ScheduleTarget target) {
    if (process != null && process.lives()) {
      var _ = send(ScheduleOrder.rest(target.program(), target.limits()), Object.class, _ -> {});
    }
  }

  /** Ends the JVM without waiting for that; the next order gets another one. */
  synchronized void kill() {
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (process != null) {
      process.close();
    }
  }
}
