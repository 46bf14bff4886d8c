package threadworks.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method without parameters as one way to run its demo. What it returns is the
 * output that the page shows; the time it takes is its bar in the timings chart.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Variant {
  /**
   * The time that the work would take if starting, copying and scheduling cost nothing, in seconds:
   * an expression over numbers, the demo's parameters and {@code cores} (those the run may use)
   * with {@code + - * /}, {@code min}, {@code max}, {@code ceil} and parentheses, for example
   * {@code "ceil(pages / 2) * delay"}. A parameter in milliseconds (unit {@code ms}) counts as
   * seconds. Empty where no ideal is known.
   */
  String ideal() default "";

  /** How many cores the run is confined to; 0 leaves it all the machine has. */
  int cores() default 0;

  /**
   * Why the method can be run but neither stepped nor explored, in a sentence: it opens files, asks
   * another process, takes too many steps. Empty where it can.
   */
  String runOnly() default "";

  /**
   * The seconds after which a real run is ended; 0 for none. Left out, it is 3 for a variant that
   * declares an {@link Outcome} other than what is returned or printed, and else none.
   */
  double limit() default 0;
}
