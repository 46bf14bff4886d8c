package threadworks.schedule;

import org.jspecify.annotations.Nullable;

/** A woven object, seen from outside: each woven class implements it. */
public interface Headed {
  /** The object's head. */
  @Nullable Head threadworks$head();

  /** Replaces the object's head. */
  void threadworks$head(@Nullable Head head);
}
