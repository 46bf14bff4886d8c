package threadworks.trace;

/**
 * The spans of one lane in order of time, none inside another: an indexed view, so that a chart can
 * search it and skip what is narrower than a pixel.
 */
public interface Spans {
  /** How many there are. */
  int size();

  /** When span {@code i} began, in nanoseconds from the variant's begin. */
  long start(int i);

  /** When span {@code i} ended; {@link Long#MAX_VALUE} while it lasts. */
  long end(int i);

  /** What the thread was doing. */
  State state(int i);

  /** The call it was in, as the source reads. */
  String what(int i);

  /** The name of the source file of that call, empty when unknown. */
  String file(int i);

  /** The source line of that call, 0 when unknown. */
  int line(int i);
}
