package threadworks.ui.chart.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import threadworks.trace.State;
import threadworks.ui.chart.Fakes.Span;
import threadworks.ui.chart.Fakes.SpanList;
import threadworks.ui.chart.TimeScale;
import threadworks.ui.chart.timeline.LevelOfDetail.Piece;

class LevelOfDetailTest {
  private static final double WIDTH = 100;
  private static final double NEVER = 1e9;

  /** A gap before a span, the span's length, and its state. */
  record Stretch(int gap, int length, State state) {}

  @Provide
  Arbitrary<SpanList> spans() {
    var stretch =
        Combinators.combine(
                Arbitraries.frequencyOf(
                    Tuple.of(3, Arbitraries.integers().between(0, 40)),
                    Tuple.of(1, Arbitraries.integers().between(0, 900))),
                Arbitraries.frequencyOf(
                    Tuple.of(3, Arbitraries.integers().between(0, 40)),
                    Tuple.of(1, Arbitraries.integers().between(0, 900))),
                Arbitraries.of(State.SLEEPING, State.LOCK, State.QUEUE))
            .as(Stretch::new);
    return stretch.list().ofMaxSize(200).map(LevelOfDetailTest::spans);
  }

  private static SpanList spans(List<Stretch> stretches) {
    var spans = new ArrayList<Span>();
    long at = 0;
    for (var stretch : stretches) {
      long start = at + stretch.gap;
      at = start + stretch.length;
      spans.add(new Span(start, at, stretch.state, "call", 1));
    }
    return new SpanList(spans);
  }

  @Property
  void everySpanInViewIsInExactlyOnePieceInOrder(
      @ForAll("spans") SpanList spans, @ForAll @DoubleRange(min = -500, max = 5000) double origin) {
    var scale = new TimeScale(origin, 30);
    var pieces = LevelOfDetail.pieces(spans, scale, WIDTH, NEVER);
    var drawn =
        pieces.stream().flatMap(p -> IntStream.rangeClosed(p.first(), p.last()).boxed()).toList();
    var visible =
        IntStream.range(0, spans.size())
            .filter(i -> spans.end(i) > origin && spans.start(i) < scale.nanos(WIDTH))
            .boxed()
            .toList();
    assertTrue(drawn.containsAll(visible), "lost some of " + visible + ": " + drawn);
    assertEquals(drawn.stream().sorted().distinct().toList(), drawn);
  }

  @Property
  void noSpanOfAPixelIsLostInAnother(@ForAll("spans") SpanList spans) {
    var scale = new TimeScale(0, 30);
    var pieces = LevelOfDetail.pieces(spans, scale, WIDTH, NEVER);
    for (int i = 0; i < spans.size(); i++) {
      double from = scale.x((double) spans.start(i));
      double to = scale.x((double) spans.end(i));
      if (to - from >= 1 && from < WIDTH) {
        var own = new Piece(from, to, spans.state(i), i, i, 1);
        assertTrue(pieces.contains(own), "no piece is " + own);
      }
    }
  }

  @Property
  void noGapOfAPixelIsPaintedOver(@ForAll("spans") SpanList spans) {
    var scale = new TimeScale(0, 30);
    var pieces = LevelOfDetail.pieces(spans, scale, WIDTH, NEVER);
    for (int i = 1; i < spans.size(); i++) {
      double from = scale.x((double) spans.end(i - 1));
      double to = scale.x((double) spans.start(i));
      if (to - from >= 1) {
        for (var piece : pieces) {
          assertTrue(
              piece.to() <= from || piece.from() >= to, piece + " covers " + from + " to " + to);
        }
      }
    }
  }

  @Property
  void piecesAreFewAndTheirSharesTrue(@ForAll("spans") SpanList spans) {
    var scale = new TimeScale(0, 30);
    var pieces = LevelOfDetail.pieces(spans, scale, WIDTH, NEVER);
    assertTrue(pieces.size() <= 2 * WIDTH + 2, pieces.size() + " pieces");
    for (var piece : pieces) {
      double filled = 0;
      for (int i = piece.first(); i <= piece.last(); i++) {
        filled += spans.end(i) - spans.start(i);
      }
      double width = (piece.to() - piece.from()) * scale.nanosPerPixel();
      assertEquals(width > 0 ? filled / width : 1, piece.share(), 1e-6);
    }
  }

  @Property
  void theSpanAtAMomentIsTheOneALinearSearchFinds(
      @ForAll("spans") SpanList spans, @ForAll @DoubleRange(min = -10, max = 5000) double moment) {
    int naive = -1;
    for (int i = 0; i < spans.size(); i++) {
      if (spans.start(i) <= moment && moment < spans.end(i)) {
        naive = i;
        break;
      }
    }
    assertEquals(naive, LevelOfDetail.spanAt(spans, moment, NEVER));
  }

  @Test
  void aSpanThatLastsReachesToNow() {
    var spans =
        new SpanList(List.of(new Span(100, Long.MAX_VALUE, State.SLEEPING, "Thread.sleep", 7)));
    var pieces = LevelOfDetail.pieces(spans, new TimeScale(0, 10), WIDTH, 500);
    assertEquals(List.of(new Piece(10, 50, State.SLEEPING, 0, 0, 1)), pieces);
  }

  @Test
  void aMergedPieceHasTheStateOfItsLongestSpan() {
    var spans =
        new SpanList(
            List.of(
                new Span(0, 2, State.SLEEPING, "", 0),
                new Span(3, 8, State.LOCK, "", 0),
                new Span(9, 12, State.SLEEPING, "", 0)));
    var pieces = LevelOfDetail.pieces(spans, new TimeScale(0, 20), WIDTH, 500);
    assertEquals(State.LOCK, pieces.getFirst().state());
    assertEquals(1, pieces.size());
  }
}
