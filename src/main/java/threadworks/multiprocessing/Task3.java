package threadworks.multiprocessing;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of three arguments, for {@link Pool#starmap(Task3, Iterable)}.
 *
 * @param <A> its first argument
 * @param <B> its second argument
 * @param <C> its third argument
 * @param <R> what it returns
 * @see Task
 */
@FunctionalInterface
public interface Task3<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        R extends @Nullable Object>
    extends Serializable {
  /** Does the work; what it throws reaches the caller as a {@link TaskException}. */
  R call(A first, B second, C third) throws Exception;
}
