package corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Exactly what the schedules of a program come to. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Expect {
  /** Each outcome as {@code "returned 2"}: its kind, a blank, its value. */
  String[] value();

  /** Whether time passes only when nobody else can move. */
  boolean idle() default false;

  /** Whether waits may end by themselves. */
  boolean spurious() default false;

  /** Whether there are too many schedules to walk them all; then only one of each kind is. */
  boolean many() default false;

  /** How many are run at most, where even those take minutes; then they need not be all. */
  long most() default Long.MAX_VALUE;

  /** Whether it takes long, and others of its kind do not; then it is left to the full check. */
  boolean slow() default false;
}
