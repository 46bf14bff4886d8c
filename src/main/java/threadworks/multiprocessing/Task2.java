package threadworks.multiprocessing;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments, for {@link Pool#starmap(Task2, Iterable)}.
 *
 * @param <A> its first argument
 * @param <B> its second argument
 * @param <R> what it returns
 * @see Task
 */
@FunctionalInterface
public interface Task2<
        A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
    extends Serializable {
  /** Does the work; what it throws reaches the caller as a {@link TaskException}. */
  R call(A first, B second) throws Exception;
}
