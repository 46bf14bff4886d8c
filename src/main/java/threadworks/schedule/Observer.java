package threadworks.schedule;

import org.jspecify.annotations.Nullable;

/** Is told of each step of a schedule, for those who show it. */
interface Observer {
  /** A thread is about to make its move; its operation stands in its strand. */
  void moving(Strand strand);

  /** The strand comes to stand before an operation. */
  default void standing(Strand strand) {}

  /** The strand goes on with the line that it has begun, by the operation that stands in it. */
  default void goingOn(Strand strand) {}

  /** Whether it will want to know the line of the operation that the strand now stands before. */
  default boolean wantsLine(Strand strand) {
    return true;
  }

  /** The clock is about to ring. */
  void ringing(@Nullable Strand sleeper);

  /** The call that the strand's move made, or went on with, came back. */
  void returned(Strand strand, @Nullable Object value);

  /** The strand ends with an exception. */
  void threw(Strand strand, Throwable exception);

  /** The demo printed. */
  void printed(Strand strand, boolean error, String text);
}
