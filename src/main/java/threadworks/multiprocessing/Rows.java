package threadworks.multiprocessing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of arguments for {@link Pool#starmap}, and the ways to make them: Python's tuples, {@code
 * zip}, {@code itertools.repeat} and {@code functools.partial}, made to be imported statically.
 *
 * {@snippet :
 * pool.starmap(Sums::add, List.of(row(1, 1), row(1, 2)));
 * pool.starmap(Sums::add, zip(repeat(1), List.of(1, 2)));
 * pool.map(partial(Sums::add, 1), List.of(1, 2));
 * }
 */
public final class Rows {
  private Rows() {}

  /** One argument: {@code (first,)} in Python. */
  public record Row1<A extends @Nullable Object>(A first) implements Serializable {}

  /** Two arguments: {@code (first, second)} in Python. */
  public record Row2<A extends @Nullable Object, B extends @Nullable Object>(A first, B second)
      implements Serializable {}

  /** Three arguments: {@code (first, second, third)} in Python. */
  public record Row3<
          A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
      A first, B second, C third) implements Serializable {}

  /** A row of one argument. */
  public static <A extends @Nullable Object> Row1<A> row(A first) {
    return new Row1<>(first);
  }

  /** A row of two arguments. */
  public static <A extends @Nullable Object, B extends @Nullable Object> Row2<A, B> row(
      A first, B second) {
    return new Row2<>(first, second);
  }

  /** A row of three arguments. */
  public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Row3<A, B, C> row(A first, B second, C third) {
    return new Row3<>(first, second, third);
  }

  /**
   * Pairs the first elements, the second elements and so on, up to the shorter one's end.
   *
   * @throws IllegalArgumentException when both repeat one value forever
   */
  public static <A extends @Nullable Object, B extends @Nullable Object> List<Row2<A, B>> zip(
      Iterable<? extends A> first, Iterable<? extends B> second) {
    refuseEndless(first instanceof Repeat && second instanceof Repeat);
    var rows = new ArrayList<Row2<A, B>>();
    var a = first.iterator();
    var b = second.iterator();
    while (a.hasNext() && b.hasNext()) {
      rows.add(new Row2<>(a.next(), b.next()));
    }
    return rows;
  }

  /**
   * Joins the first elements, the second elements and so on, up to the shortest one's end.
   *
   * @throws IllegalArgumentException when all three repeat one value forever
   */
  public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      List<Row3<A, B, C>> zip(
          Iterable<? extends A> first, Iterable<? extends B> second, Iterable<? extends C> third) {
    refuseEndless(first instanceof Repeat && second instanceof Repeat && third instanceof Repeat);
    var rows = new ArrayList<Row3<A, B, C>>();
    var a = first.iterator();
    var b = second.iterator();
    var c = third.iterator();
    while (a.hasNext() && b.hasNext() && c.hasNext()) {
      rows.add(new Row3<>(a.next(), b.next(), c.next()));
    }
    return rows;
  }

  /** The same value without end, for {@link #zip}. */
  public static <A extends @Nullable Object> Iterable<A> repeat(A value) {
    return new Repeat<>(value);
  }

  /** The same value {@code times} times. */
  public static <A extends @Nullable Object> List<A> repeat(A value, int times) {
    return Collections.nCopies(times, value);
  }

  /** A task with its first argument bound. */
  public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Task<B, R> partial(Task2<? super A, ? super B, ? extends R> task, A first) {
    return new Partial<A, B, R>(task, first);
  }

  private static void refuseEndless(boolean endless) {
    if (endless) {
      throw new IllegalArgumentException(
          "zip needs at least one argument that ends: all of them repeat one value forever");
    }
  }

  private record Repeat<A extends @Nullable Object>(A value) implements Iterable<A> {
    @Override
    public Iterator<A> iterator() {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return true;
        }

        @Override
        public A next() {
          return value;
        }
      };
    }
  }

  private record Partial<
          A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>(
      Task2<? super A, ? super B, ? extends R> task, A first) implements Task<B, R> {
    Partial {
      Objects.requireNonNull(task, "the task is null");
    }

    @Override
    public R call(B second) throws Exception {
      return task.call(first, second);
    }
  }

  /** Runs a task that takes nothing. */
  record Spread0<R extends @Nullable Object>(Task0<? extends R> task)
      implements Task<@Nullable Object, R> {
    Spread0 {
      Objects.requireNonNull(task, "the task is null");
    }

    @Override
    public R call(@Nullable Object nothing) throws Exception {
      return task.call();
    }
  }

  /** Runs a task on a row of one. */
  record Spread1<A extends @Nullable Object, R extends @Nullable Object>(
      Task<? super A, ? extends R> task) implements Task<Row1<A>, R> {
    Spread1 {
      Objects.requireNonNull(task, "the task is null");
    }

    @Override
    public R call(Row1<A> row) throws Exception {
      return task.call(row.first);
    }
  }

  /** Runs a task on a row of two. */
  record Spread2<
          A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>(
      Task2<? super A, ? super B, ? extends R> task) implements Task<Row2<A, B>, R> {
    Spread2 {
      Objects.requireNonNull(task, "the task is null");
    }

    @Override
    public R call(Row2<A, B> row) throws Exception {
      return task.call(row.first, row.second);
    }
  }

  /** Runs a task on a row of three. */
  record Spread3<
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>(
      Task3<? super A, ? super B, ? super C, ? extends R> task) implements Task<Row3<A, B, C>, R> {
    Spread3 {
      Objects.requireNonNull(task, "the task is null");
    }

    @Override
    public R call(Row3<A, B, C> row) throws Exception {
      return task.call(row.first, row.second, row.third);
    }
  }
}
