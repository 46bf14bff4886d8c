package threadworks.ui.chart.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import threadworks.trace.HandOff;
import threadworks.trace.ThreadId;
import threadworks.ui.chart.TimeScale;
import threadworks.ui.theme.Fonts;

/**
 * The arrows of a timeline: from who ended a wait to who waited. Where several between the same two
 * lanes would lie on each other, the first is drawn, with how many there are.
 */
final class Arrows {
  /** Arrows between two lanes are at least so far apart. */
  private static final double APART = 7;

  /** What stands beside an arrow needs so much. */
  private static final double COUNT = 24;

  /** Of those that are too near to each other, one stands for as many as lie within so much. */
  private static final double TOGETHER = 34;

  /** More than so many within that are one, whichever lanes they are between. */
  private static final int MANY = 64;

  private static final double HEAD = 4;
  private static final Font SMALL = Font.font(Fonts.UI, 10);

  private Arrows() {}

  /** Those between two lanes that share a place. */
  record Arrow(HandOff first, int count) {}

  /** The arrows to draw between lanes that are shown. */
  static List<Arrow> of(
      List<HandOff> handOffs, Map<ThreadId, Double> lanes, TimeScale scale, double width) {
    var arrows = new ArrayList<Arrow>();
    var latest = new HashMap<Pair, Integer>();
    int last = after(handOffs, Math.nextUp(scale.nanos(width)));
    int i = after(handOffs, scale.origin());
    while (i < last) {
      double column = handOffs.get(i).got() + TOGETHER * scale.nanosPerPixel();
      int next = Math.min(Math.max(after(handOffs, column), i + 1), last);
      if (next - i > MANY) {
        // Nobody can tell them apart, and to look at each would take longer than to draw all else.
        int count = next - i;
        handOffs.subList(i, i + MANY).stream()
            .filter(one -> isShown(one, lanes))
            .findFirst()
            .ifPresent(first -> arrows.add(new Arrow(first, count)));
        latest.clear();
      } else {
        for (var one : handOffs.subList(i, next)) {
          add(one, arrows, latest, lanes, scale);
        }
      }
      i = next;
    }
    return arrows;
  }

  private static void add(
      HandOff one,
      List<Arrow> arrows,
      Map<Pair, Integer> latest,
      Map<ThreadId, Double> lanes,
      TimeScale scale) {
    if (!isShown(one, lanes)) {
      return;
    }
    var pair = new Pair(one.from(), one.to());
    int before = latest.getOrDefault(pair, -1);
    var arrow = before < 0 ? null : arrows.get(before);
    if (arrow != null
        && scale.x((double) one.got()) - scale.x((double) arrow.first.got())
            < (arrow.count > 1 ? TOGETHER : APART)) {
      arrows.set(before, new Arrow(arrow.first, arrow.count + 1));
    } else {
      latest.put(pair, arrows.size());
      arrows.add(new Arrow(one, 1));
    }
  }

  private static boolean isShown(HandOff one, Map<ThreadId, Double> lanes) {
    return lanes.containsKey(one.from()) && lanes.containsKey(one.to());
  }

  private record Pair(ThreadId from, ThreadId to) {}

  /** The first whose wait was over then or later. */
  static int after(List<HandOff> handOffs, double nanos) {
    int low = 0;
    int high = handOffs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (handOffs.get(middle).got() >= nanos) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The one to that thread whose wait was over just then; null where there is none. */
  static @Nullable HandOff to(ThreadId thread, long nanos, List<HandOff> handOffs) {
    for (int i = after(handOffs, (double) nanos); i < handOffs.size(); i++) {
      var one = handOffs.get(i);
      if (one.got() > nanos) {
        return null;
      }
      if (one.to().equals(thread)) {
        return one;
      }
    }
    return null;
  }

  /** Draws them. */
  static void paint(
      GraphicsContext g,
      List<Arrow> arrows,
      Map<ThreadId, Double> lanes,
      ToDoubleFunction<Long> xOf,
      double reach,
      Color colour,
      Color rim) {
    double lastCount = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < arrows.size(); i++) {
      var arrow = arrows.get(i);
      paint(g, arrow.first, lanes, xOf, reach, colour, rim, 1.2);
      double x = xOf.applyAsDouble(arrow.first.got());
      double next =
          i + 1 < arrows.size()
              ? xOf.applyAsDouble(arrows.get(i + 1).first.got())
              : Double.POSITIVE_INFINITY;
      if (arrow.count > 1 && next - x > COUNT && x - lastCount > COUNT) {
        count(g, x + HEAD + 2, lanes.getOrDefault(arrow.first.to(), 0.0), arrow.count, colour, rim);
        lastCount = x;
      }
    }
  }

  /** Draws one, from the middle of a lane to the near edge of another. */
  static void paint(
      GraphicsContext g,
      HandOff one,
      Map<ThreadId, Double> lanes,
      ToDoubleFunction<Long> xOf,
      double reach,
      Color colour,
      Color rim,
      double thick) {
    var from = lanes.get(one.from());
    var to = lanes.get(one.to());
    if (from == null || to == null) {
      return;
    }
    double x0 = xOf.applyAsDouble(one.left());
    double x1 = xOf.applyAsDouble(one.got());
    double down = Math.signum(to - from);
    double y1 = to - down * reach;
    g.setStroke(rim);
    g.setLineWidth(thick + 2);
    g.strokeLine(x0, from, x1, y1);
    g.setStroke(colour);
    g.setLineWidth(thick);
    g.strokeLine(x0, from, x1, y1);
    g.setFill(colour);
    g.fillOval(x0 - 2.2, from - 2.2, 4.4, 4.4);
    double back = HEAD * 1.4 * down;
    g.fillPolygon(
        new double[] {x1, x1 - HEAD * 0.8, x1 + HEAD * 0.8},
        new double[] {y1 + down, y1 - back, y1 - back},
        3);
  }

  private static void count(
      GraphicsContext g, double x, double y, int count, Color colour, Color rim) {
    g.setFont(SMALL);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.setStroke(rim);
    g.setLineWidth(2.5);
    g.strokeText("×" + count, x, y);
    g.setFill(colour);
    g.fillText("×" + count, x, y);
  }
}
