package threadworks.multiprocessing;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function without arguments, for {@link Pool#apply(Task0)}.
 *
 * @param <R> what it returns
 * @see Task
 */
@FunctionalInterface
public interface Task0<R extends @Nullable Object> extends Serializable {
  /** Does the work; what it throws reaches the caller as a {@link TaskException}. */
  R call() throws Exception;
}
