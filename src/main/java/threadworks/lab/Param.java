package threadworks.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static, non-final {@code int}, {@code long} or {@code double} field as a number the
 * learner may change before a run. Its initialiser, a literal, is the value to start from.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Param {
  /** The smallest value allowed. */
  double min();

  /** The largest value allowed. */
  double max();

  /**
   * The distance between two values of the slider; 0 means 1 for whole numbers and a hundredth of
   * the range for others.
   */
  double step() default 0;

  /**
   * The unit shown beside the value: {@code "s"}, {@code "ms"}, {@code "items/s"}; empty for a bare
   * number.
   */
  String unit() default "";

  /**
   * The value that steps and searches start from, which must not take long; left out, the one the
   * field starts from.
   */
  double small() default Double.NaN;

  /**
   * Whether it may be changed while the demo runs: the field must be {@code volatile} then, and the
   * demo read it at each use.
   */
  boolean live() default false;
}
