package threadworks.ui.chart.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import threadworks.trace.Lane;
import threadworks.trace.Spans;
import threadworks.trace.ThreadId;
import threadworks.ui.chart.TimeScale;
import threadworks.ui.chart.timeline.LevelOfDetail.Piece;

/**
 * What was worth drawing of each lane when it was drawn last: most pictures differ from the one
 * before in what is under the cursor alone.
 */
final class Pieces {
  private final Map<ThreadId, Known> known = new HashMap<>();

  private record Known(Spans spans, TimeScale scale, double width, double now, List<Piece> pieces) {
    @SuppressWarnings("ReferenceEquality") // one snapshot of a lane, not any like it
    boolean isOf(Spans spans, TimeScale scale, double width, double now) {
      return this.spans == spans
          && this.scale.equals(scale)
          && this.width == width
          && this.now == now;
    }
  }

  /** Another run begins. */
  void forget() {
    known.clear();
  }

  /** As {@link LevelOfDetail#pieces}. */
  List<Piece> of(Lane lane, TimeScale scale, double width, double now) {
    var last = known.get(lane.thread());
    if (last == null || !last.isOf(lane.spans(), scale, width, now)) {
      var pieces = LevelOfDetail.pieces(lane.spans(), scale, width, now);
      last = new Known(lane.spans(), scale, width, now, pieces);
      known.put(lane.thread(), last);
    }
    return last.pieces;
  }
}
