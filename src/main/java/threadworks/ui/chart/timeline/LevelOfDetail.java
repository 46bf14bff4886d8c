package threadworks.ui.chart.timeline;

import java.util.ArrayList;
import java.util.List;
import threadworks.trace.Spans;
import threadworks.trace.State;
import threadworks.ui.chart.TimeScale;

/**
 * Picks what of a lane is worth drawing: however many spans it has, no more pieces come out than
 * about two for each pixel.
 *
 * <p>A span a pixel wide or wider is a piece of its own. Narrower ones are merged with their
 * neighbours until a span or a gap is wide enough, or the piece itself is. So no span of a pixel or
 * more is lost, no gap of a pixel or more is painted over, and pieces stay in order. The first
 * visible span is found by binary search.
 */
final class LevelOfDetail {
  private LevelOfDetail() {}

  /**
   * A stretch to draw, in pixels, not cut off at the window's edges.
   *
   * @param from its left edge
   * @param to its right edge
   * @param state what its thread was doing, in the longest of its spans
   * @param first the first span it stands for
   * @param last the last one
   * @param share how much of it the spans fill, above 0, at most 1; the thread ran for the rest
   */
  record Piece(double from, double to, State state, int first, int last, double share) {
    boolean merged() {
      return last > first;
    }
  }

  /**
   * The pieces that show between x = 0 and {@code width}.
   *
   * @param now where a span that still lasts ends for now
   */
  static List<Piece> pieces(Spans spans, TimeScale scale, double width, double now) {
    var pieces = new ArrayList<Piece>();
    double until = scale.nanos(width);
    int i = spanAfter(spans, scale.origin(), now);
    while (i < spans.size() && spans.start(i) < until) {
      int last = mergeFrom(i, spans, scale, now);
      pieces.add(piece(i, last, spans, scale, now));
      i = last + 1;
    }
    return pieces;
  }

  /** The span at {@code nanos}, or -1 where the thread runs. */
  static int spanAt(Spans spans, double nanos, double now) {
    int i = spanAfter(spans, nanos, now);
    return i < spans.size() && spans.start(i) <= nanos ? i : -1;
  }

  private static int mergeFrom(int first, Spans spans, TimeScale scale, double now) {
    double pixel = scale.nanosPerPixel();
    if (time(spans, first, now) >= pixel) {
      return first;
    }
    int last = within(first, spans, pixel, now);
    double end = end(spans, last, now);
    while (last + 1 < spans.size()
        && end - spans.start(first) < pixel
        && spans.start(last + 1) - end < pixel
        && time(spans, last + 1, now) < pixel) {
      last++;
      end = end(spans, last, now);
    }
    return last;
  }

  /**
   * The last span that ends less than a pixel after {@code first} began: whatever lies between is
   * narrower than a pixel too, and need not be looked at.
   */
  private static int within(int first, Spans spans, double pixel, double now) {
    double until = spans.start(first) + pixel;
    int low = first;
    int step = 1;
    while (low + step < spans.size() && end(spans, low + step, now) < until) {
      low += step;
      step *= 2;
    }
    for (; step > 0; step /= 2) {
      if (low + step < spans.size() && end(spans, low + step, now) < until) {
        low += step;
      }
    }
    return low;
  }

  private static Piece piece(int first, int last, Spans spans, TimeScale scale, double now) {
    double from = spans.start(first);
    double to = end(spans, last, now);
    // The last may go on, and what those before it add up to is known.
    double filled = time(spans, last, now);
    int longest = last;
    if (last > first) {
      var before = spans.sum(first, last - 1);
      longest = filled > time(spans, before.longest(), now) ? last : before.longest();
      filled += before.time();
    }
    double share = to > from ? filled / (to - from) : 1;
    return new Piece(scale.x(from), scale.x(to), spans.state(longest), first, last, share);
  }

  /** The first span that ends after {@code nanos}; the number of spans when none does. */
  static int spanAfter(Spans spans, double nanos, double now) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end(spans, middle, now) > nanos) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** When span {@code i} ended; {@code now} while it lasts. */
  static double end(Spans spans, int i, double now) {
    long end = spans.end(i);
    return end == Long.MAX_VALUE ? Math.max(now, (double) spans.start(i)) : end;
  }

  private static double time(Spans spans, int i, double now) {
    return end(spans, i, now) - spans.start(i);
  }
}
