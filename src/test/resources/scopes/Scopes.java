package scopes;

import java.time.Duration;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
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
}
