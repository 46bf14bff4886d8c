package threadworks.multiprocessing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How arguments are read and results are taken one by one, and how that ends. */
@Timeout(120)
@ExtendWith(Leftovers.class)
final class ImapTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final List<Integer> NUMBERS = IntStream.range(0, 200).boxed().toList();

  /** The next of the numbers from 0 on, or an exception. */
  private interface Source {
    int get(int i) throws InterruptedException;
  }

  private static Iterable<Integer> numbers(BooleanSupplier goesOn, Source source) {
    return () ->
        new Iterator<>() {
          private int given;

          @Override
          public boolean hasNext() {
            return goesOn.getAsBoolean();
          }

          @Override
          public Integer next() {
            try {
              return source.get(given++);
            } catch (InterruptedException e) {
              throw new IllegalStateException("interrupted", e);
            }
          }
        };
  }

  @ParameterizedTest
  @EnumSource
  void resultsCanBeTakenAfterShutdownAndJoin(PoolTest.Kind kind) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try (var pool = kind.pool(2)) {
            var results = pool.<Integer, Integer>imap(i -> i, NUMBERS);
            pool.shutdown();
            pool.join();
            var taken = new ArrayList<Integer>();
            results.forEachRemaining(taken::add);
            assertEquals(NUMBERS, taken);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void resultsThatNobodyTakesHoldNobodyUp(PoolTest.Kind kind) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try (var pool = kind.pool(2)) {
            for (int i = 0; i < 20; i++) {
              assertEquals(1, pool.imap(k -> k + 1, NUMBERS).next());
            }
            assertEquals(List.of(2), pool.map(i -> i + 1, List.of(1)));
            pool.shutdown();
            pool.join();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aSourceMayFindOutLateThatItEnds(PoolTest.Kind kind) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try (var pool = kind.pool(2)) {
            var stop = new AtomicBoolean();
            var results = pool.imap(i -> i + 1, numbers(() -> !stop.get(), i -> i));
            for (int i = 0; i < 100; i++) {
              assertEquals(i + 1, results.next());
            }
            stop.set(true);
            while (results.hasNext()) {
              results.next();
            }
            pool.shutdown();
            pool.join();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aSourceMayWaitForResults(PoolTest.Kind kind) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try (var pool = kind.pool(2)) {
            var known = new LinkedBlockingQueue<>(List.of(0));
            var results = pool.imap(i -> i + 1, numbers(() -> true, i -> known.take()));
            for (int i = 1; i < 10; i++) {
              assertEquals(i, results.next());
              known.add(i);
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void theSourcesExceptionComesInItsPlace(PoolTest.Kind kind) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try (var pool = kind.pool(2)) {
            var results =
                pool.imap(
                    i -> i + 1,
                    numbers(
                        () -> true,
                        i -> {
                          if (i == 50) {
                            throw new IllegalStateException("the source broke");
                          }
                          return i;
                        }),
                    3);
            for (int i = 0; i < 50; i++) {
              assertEquals(i + 1, results.next());
            }
            assertTrue(results.hasNext());
            PoolTest.assertSays(
                "the source broke", assertThrows(IllegalStateException.class, results::next));
            assertFalse(results.hasNext());
            assertThrows(NoSuchElementException.class, results::next);
            pool.shutdown();
            pool.join();
          }
        });
  }

  @Test
  void anArgumentThatCannotBeSentIsRefusedInItsPlace() {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try (var pool = new ProcessPool(2)) {
            var arguments = new ArrayList<Object>(NUMBERS);
            arguments.set(50, new Object());
            var results = pool.imap(o -> o, arguments);
            for (int i = 0; i < 50; i++) {
              assertEquals(i, results.next());
            }
            PoolTest.assertSays(
                "argument 50", assertThrows(NotSendableException.class, results::next));
            for (int i = 51; i < 200; i++) {
              assertEquals(i, results.next());
            }
            assertFalse(results.hasNext());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void theResultsOfAClosedPoolEnd(PoolTest.Kind kind) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          var pool = kind.pool(2);
          var results = pool.imap(i -> i + 1, numbers(() -> true, i -> i));
          results.next();
          pool.close();
          int failures = 0;
          while (results.hasNext()) {
            try {
              results.next();
            } catch (TaskException e) {
              failures++;
            }
          }
          // The pool's end, and each task that it may have cut short.
          assertTrue(failures >= 1 && failures <= 1 + pool.workers(), failures + " failures");
        });
  }

  @ParameterizedTest
  @EnumSource
  void aSourceThatWaitsForEverIsInterruptedByTheClose(PoolTest.Kind kind) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          var interrupted = new AtomicBoolean();
          try (var pool = kind.pool(1)) {
            var results =
                pool.imap(
                    i -> i,
                    numbers(
                        () -> true,
                        i -> {
                          try {
                            Thread.sleep(i == 0 ? Duration.ZERO : Duration.ofHours(1));
                          } catch (InterruptedException e) {
                            interrupted.set(true);
                            throw e;
                          }
                          return i;
                        }));
            assertEquals(0, results.next());
            assertThrows(TimeoutException.class, () -> results.next(Duration.ofMillis(1)));
          }
          await().untilTrue(interrupted);
        });
  }

  @ParameterizedTest
  @EnumSource
  void itIsReadSomeChunksAheadAndNoFurther(PoolTest.Kind kind) {
    try (var pool = kind.pool(1)) {
      var read = new AtomicInteger();
      var results = pool.imap(i -> i, numbers(() -> true, i -> read.incrementAndGet()));
      for (int i = 0; i < 100; i++) {
        results.next();
        assertTrue(read.get() <= i + 20, read + " after " + i);
      }
    }
  }
}
