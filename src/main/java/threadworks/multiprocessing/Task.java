package threadworks.multiprocessing;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of one argument that a {@link Pool} runs: a method reference, a lambda or an object
 * with fields of its own. In Python, any picklable callable.
 *
 * <p>It is sent to worker processes once a call, so what it captures must be serialisable, and each
 * worker has its own copy of that.
 *
 * @param <A> what it takes
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Task<A extends @Nullable Object, R extends @Nullable Object> extends Serializable {
  /** Does the work; what it throws reaches the caller as a {@link TaskException}. */
  R call(A argument) throws Exception;
}
