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

  /**
   * Several spans at once.
   *
   * @param time how long they are together
   * @param longest the first of those that no other is longer than
   */
  record Sum(long time, int longest) {}

  /** Sums up the spans from {@code first} to {@code last}, which have all ended. */
  default Sum sum(int first, int last) {
    long time = 0;
    int longest = first;
    for (int i = first; i <= last; i++) {
      time += end(i) - start(i);
      if (end(i) - start(i) > end(longest) - start(longest)) {
        longest = i;
      }
    }
    return new Sum(time, longest);
  }
}
