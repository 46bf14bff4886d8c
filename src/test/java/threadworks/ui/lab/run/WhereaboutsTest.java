package threadworks.ui.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import threadworks.trace.Lane;
import threadworks.trace.Spans;
import threadworks.trace.State;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;
import threadworks.ui.chart.ThreadMarks;

final class WhereaboutsTest {
  /** One span at a place; it lasts, or ended long ago. */
  private record At(String file, int line, boolean lasts) implements Spans {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public long start(int i) {
      return 5;
    }

    @Override
    public long end(int i) {
      return lasts ? Long.MAX_VALUE : 9;
    }

    @Override
    public State state(int i) {
      return State.LOCK;
    }

    @Override
    public String what(int i) {
      return "";
    }

    @Override
    public String file(int i) {
      return file;
    }

    @Override
    public int line(int i) {
      return line;
    }
  }

  private static Lane lane(long tid, Spans spans) {
    return new Lane(new ThreadId(1, tid), "t" + tid, false, tid, Long.MAX_VALUE, spans);
  }

  @Test
  void threadsThatWaitStandInTheFileOfTheirCall() {
    var trace =
        new Trace(
            10,
            List.of(
                lane(1, new At("Gil.java", 7, true)),
                lane(2, new At("Interpreter.java", 7, true)),
                lane(3, new At("Gil.java", 7, true)),
                lane(4, new At("Gil.java", 8, false)),
                lane(5, new At("", 0, true))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0);
    var marks = new ThreadMarks(trace);
    var m = marks.of(new ThreadId(1, 1));
    var a = marks.of(new ThreadId(1, 2));
    var b = marks.of(new ThreadId(1, 3));
    assertEquals(
        Map.of("Gil.java", Map.of(7, List.of(m, b)), "Interpreter.java", Map.of(7, List.of(a))),
        Whereabouts.of(trace, marks));
  }
}
