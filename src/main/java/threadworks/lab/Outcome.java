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
  /** How it ends: it returns something, unless this says otherwise. */
  Kind kind() default Kind.RETURNED;

  /**
   * The returned value as {@link String#valueOf(Object)} prints it; where nothing is returned, what
   * is thrown or printed, or an empty string for any end of that kind.
   */
  String value() default "";

  /** What to think of it. */
  Expect expect();

  /** The ways to end. */
  enum Kind {
    /** The main thread returns, and no other thread is left behind. */
    RETURNED,
    /** A thread ends with an exception that nobody catches. */
    THREW,
    /** The main thread can never end, or threads wait for each other in a ring. */
    DEADLOCK,
    /** It goes on for ever. */
    LIVELOCK,
    /** The main thread returns and leaves threads that wait for ever, without a ring. */
    STUCK,
    /** The main thread returns nothing, and this is what is printed. */
    PRINTED,
    /** It is ended while it still goes on. */
    CUT
  }

  /** Holds several outcomes of one method. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Outcomes {
    /** The outcomes, in source order. */
    Outcome[] value();
  }
}
