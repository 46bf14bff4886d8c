package scopes;

import java.time.Duration;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Structured scopes: a preview feature, so this is compiled by the test that uses it. */
final class Scopes {
  private static final ScopedValue<String> USER = ScopedValue.newInstance();
  private static int count;

  private Scopes() {}

  static int sum() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      var one = scope.fork(() -> 1);
      var two = scope.fork(() -> 2);
      scope.join();
      return one.get() + two.get();
    }
  }

  static int racy() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> count++);
      scope.fork(() -> count++);
      scope.join();
      return count;
    }
  }

  static String firstOfTwo() throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow())) {
      scope.fork(() -> "a");
      scope.fork(() -> "b");
      return scope.join();
    }
  }

  /** One fails, and the other is interrupted if it is not done by then. */
  static String oneFails() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      var good = scope.fork(() -> "good");
      scope.fork(
          () -> {
            throw new IllegalStateException("bad");
          });
      try {
        scope.join();
        return "joined";
      } catch (StructuredTaskScope.FailedException e) {
        return e.getCause().getMessage() + " " + good.state();
      }
    }
  }

  static String all() throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Integer>allSuccessfulOrThrow())) {
      scope.fork(() -> 1);
      scope.fork(() -> 2);
      return scope.join().map(s -> "" + s.get()).reduce("", (a, b) -> (a + " " + b).strip());
    }
  }

  /** Whoever waits for ever is interrupted when the time is over. */
  static String timeout() throws InterruptedException {
    try (var scope =
        StructuredTaskScope.open(
            Joiner.awaitAllSuccessfulOrThrow(), c -> c.withTimeout(Duration.ofSeconds(1)))) {
      scope.fork(
          () -> {
            LockSupport.park();
            return 1;
          });
      try {
        scope.join();
        return "joined";
      } catch (StructuredTaskScope.TimeoutException e) {
        return "too late";
      }
    }
  }

  static String notJoined() {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> count++);
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
    return "closed";
  }

  static String inherits() throws Exception {
    return ScopedValue.where(USER, "ann")
        .call(
            () -> {
              try (var scope = StructuredTaskScope.open()) {
                var name = scope.fork(USER::get);
                scope.join();
                return name.get();
              }
            });
  }

  static String waitsForEver() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> LockSupport.park());
      scope.join();
      return "joined";
    }
  }

  static int nested() throws InterruptedException {
    try (var outer = StructuredTaskScope.open()) {
      var inner = outer.fork(Scopes::sum);
      outer.join();
      return inner.get();
    }
  }

  static String ownJoiner() throws InterruptedException {
    var joiner =
        new Joiner<Integer, Integer>() {
          private int sum;

          @Override
          public boolean onComplete(Subtask<? extends Integer> subtask) {
            int before = sum;
            sum = before + subtask.get();
            return false;
          }

          @Override
          public Integer result() {
            return sum;
          }
        };
    try (var scope = StructuredTaskScope.open(joiner)) {
      scope.fork(() -> 1);
      scope.fork(() -> 2);
      return "" + scope.join();
    }
  }

  /** Takes no result, and so leaves the subtask's thread with an exception. */
  private static Joiner<Object, Void> throwing() {
    return new Joiner<>() {
      @Override
      public boolean onComplete(Subtask<?> subtask) {
        throw new IllegalStateException();
      }

      @Override
      public Void result() {
        return null;
      }
    };
  }

  /** A thread's handler is done before the scope hears of its end. */
  static String handlerFirst() throws InterruptedException {
    var seen = new AtomicReference<>("not handled");
    var factory =
        Thread.ofVirtual().uncaughtExceptionHandler((t, e) -> seen.set("handled")).factory();
    try (var scope = StructuredTaskScope.open(throwing(), c -> c.withThreadFactory(factory))) {
      scope.fork(() -> 1);
      scope.join();
      return seen.get();
    }
  }

  /** A virtual thread has ended before its scope hears of it. */
  static boolean aliveAfterJoin() throws InterruptedException {
    return aliveAfterJoin(Thread.ofVirtual().factory());
  }

  /** A platform thread tells its scope while it still lives. */
  static boolean platformAliveAfterJoin() throws InterruptedException {
    return aliveAfterJoin(Thread.ofPlatform().factory());
  }

  private static boolean aliveAfterJoin(ThreadFactory factory) throws InterruptedException {
    var thread = new AtomicReference<Thread>();
    try (var scope =
        StructuredTaskScope.open(Joiner.awaitAll(), c -> c.withThreadFactory(factory))) {
      scope.fork(() -> thread.set(Thread.currentThread()));
      scope.join();
      return thread.get().isAlive();
    }
  }

  /** Who cancels the scope wakes the owner, and has still to end. */
  static boolean aliveAfterCancel() throws InterruptedException {
    var thread = new AtomicReference<Thread>();
    try (var scope = StructuredTaskScope.open(Joiner.<Integer>anySuccessfulResultOrThrow())) {
      scope.fork(
          () -> {
            thread.set(Thread.currentThread());
            return 1;
          });
      scope.join();
      return thread.get().isAlive();
    }
  }

  /** An owner that closes or cancels its own scope has nobody to wake, and so gets no permit. */
  static String noPermitFromItself() {
    try (var scope = StructuredTaskScope.open()) {
      count = 1;
    }
    LockSupport.park();
    return "woken";
  }

  /** What a body leaves open is closed behind it, and waited for. */
  static String leftOpen() {
    try {
      ScopedValue.where(USER, "ann").run(() -> StructuredTaskScope.open().fork(() -> count = 1));
      return "ran " + count;
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName() + " " + count;
    }
  }

  static String leftOpenThrowing() {
    try {
      return ScopedValue.where(USER, "ann")
          .call(
              () -> {
                StructuredTaskScope.open();
                throw new IllegalStateException("bad");
              });
    } catch (IllegalStateException e) {
      return e.getMessage() + " " + e.getSuppressed()[0].getClass().getSimpleName();
    }
  }

  /** A subtask that leaves a scope open ends when that scope's threads have. */
  static int leftOpenInSubtask() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> StructuredTaskScope.open().fork(() -> count = 1));
      scope.join();
      return count;
    }
  }

  /** A scope that is closed in a body that began later is not the innermost. */
  static String closedInBody() {
    var scope = StructuredTaskScope.open();
    return ScopedValue.where(USER, "ann")
        .call(
            () -> {
              try {
                scope.close();
                return "closed";
              } catch (RuntimeException e) {
                return e.getClass().getSimpleName();
              }
            });
  }

  static String otherBindings() {
    try (var scope = StructuredTaskScope.open()) {
      return ScopedValue.where(USER, "ann")
          .call(
              () -> {
                try {
                  scope.fork(() -> 1);
                  return "forked";
                } catch (RuntimeException e) {
                  return e.getMessage();
                }
              });
    }
  }

  /** The JDK takes "nothing bound any more" for other bindings than "nothing bound yet". */
  static String boundSince() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      ScopedValue.where(USER, "ann").run(() -> {});
      scope.fork(() -> 1);
      scope.join();
      return "forked";
    }
  }

  static String boundBefore() throws InterruptedException {
    ScopedValue.where(USER, "ann").run(() -> {});
    return boundSince();
  }

  static String unnamed() {
    try (var scope = StructuredTaskScope.open()) {
      return scope.toString();
    }
  }
}
