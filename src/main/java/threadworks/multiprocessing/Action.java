package threadworks.multiprocessing;

import java.io.Serializable;

/**
 * Something to do, without a result: a pool's initializer. Its arguments are what the lambda
 * captures, each of which must be serialisable.
 */
@FunctionalInterface
public interface Action extends Serializable {
  /** Does it. */
  void run() throws Exception;
}
