package threadworks.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares one thing that a {@link Variant} may come back with, over all its interleavings. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Outcome.Outcomes.class)
public @interface Outcome {
  /** The returned value as {@link String#valueOf(Object)} prints it. */
  String value();

  /** What to think of it. */
  Expect expect();

  /** Holds several outcomes of one method. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Outcomes {
    /** The outcomes, in source order. */
    Outcome[] value();
  }
}
