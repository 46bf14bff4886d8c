package threadworks.ui.chart.timings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import threadworks.session.RunSnapshot;
import threadworks.session.TwinBar;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Task;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;
import threadworks.ui.chart.Fakes;
import threadworks.ui.chart.ThreadMarks;

class TimingsTest {
  private static final long MS = Fakes.MS;

  private static final Map<String, Double> ONE = Map.of("delay", 1.0);
  private final Timings timings = new Timings();

  private void show(VariantRun... runs) {
    timings.show(new RunSnapshot(1, true, List.of(runs)));
  }

  private static VariantRun run(Status status, long millis) {
    return Fakes.run(Fakes.variant("a", 1, 2), status, millis, 0, Double.NaN, null, Trace.EMPTY);
  }

  @BeforeEach
  void begin() {
    timings.next(ONE);
  }

  @Test
  void aVariantThatNeverRanHasNoRun() {
    assertNull(timings.latest("a"));
    assertEquals(List.of(), timings.earlier("a"));
  }

  @Test
  void whatAnotherLanguageTookGoesWithTheValuesItTookItWith() {
    timings.foreign("Python 3.11", List.of(new TwinBar("a", 1, 0)));
    timings.next(ONE);
    assertEquals(List.of(new TwinBar("a", 1, 0)), timings.foreign().get("Python 3.11"));
    timings.next(Map.of("delay", 2.0));
    assertEquals(Map.of(), timings.foreign());
  }

  @Test
  void eachRunBeforeTheLatestIsADot() {
    show(run(Status.DONE, 100));
    timings.next(ONE);
    show(run(Status.DONE, 110));
    timings.next(ONE);
    var latest = run(Status.RUNNING, 20);
    show(latest);
    assertSame(latest, timings.latest("a"));
    assertEquals(List.of(100.0 * MS, 110.0 * MS), timings.earlier("a"));
  }

  @Test
  void aRunThatWaitsLeavesTheLastOneInPlace() {
    var done = run(Status.DONE, 100);
    show(done);
    timings.next(ONE);
    show(run(Status.WAITING, 0));
    assertSame(done, timings.latest("a"));
    assertEquals(List.of(), timings.earlier("a"));
  }

  @Test
  void aRunThatWasStoppedBeforeItsTurnLeavesTheLastOneInPlaceForGood() {
    var done = run(Status.DONE, 100);
    show(done);
    timings.next(ONE);
    show(run(Status.STOPPED, 0));
    assertSame(done, timings.latest("a"));
    timings.next(ONE);
    assertSame(done, timings.latest("a"));
  }

  @Test
  void roundsOfOnePressAreDotsToo() {
    show(run(Status.DONE, 100), run(Status.DONE, 105), run(Status.RUNNING, 3));
    assertEquals(List.of(100.0 * MS, 105.0 * MS), timings.earlier("a"));
  }

  @Test
  void aRunThatDidNotReturnIsNoDot() {
    show(run(Status.STOPPED, 100), run(Status.FAILED, 5), run(Status.DONE, 90));
    assertEquals(List.of(), timings.earlier("a"));
  }

  @Test
  void severalRunsHaveAMedian() {
    show(run(Status.DONE, 100));
    assertEquals(Double.NaN, timings.median("a"));
    timings.next(ONE);
    show(run(Status.DONE, 300));
    assertEquals(200.0 * MS, timings.median("a"));
    timings.next(ONE);
    show(run(Status.DONE, 110));
    assertEquals(110.0 * MS, timings.median("a"));
    timings.next(ONE);
    show(run(Status.RUNNING, 900));
    assertEquals(110.0 * MS, timings.median("a"), "what runs does not count yet");
  }

  @Test
  void whatIsForgottenLeavesTheLatestRunAlone() {
    show(run(Status.DONE, 100));
    timings.next(Map.of("delay", 2.0));
    show(run(Status.DONE, 110));
    timings.next(Map.of("delay", 2.0));
    var latest = run(Status.DONE, 120);
    show(latest);
    timings.forget();
    assertSame(latest, timings.latest("a"));
    assertEquals(List.of(), timings.earlier("a"));
    assertEquals(Double.NaN, timings.other("a"));
    timings.next(Map.of("delay", 2.0));
    show(run(Status.WAITING, 0));
    timings.forget();
    assertSame(latest, timings.latest("a"), "it is still the latest");
  }

  @Test
  void otherParametersBeginAnew() {
    show(run(Status.DONE, 100));
    timings.next(Map.of("delay", 2.0));
    assertNull(timings.latest("a"));
    assertEquals(100.0 * MS, timings.other("a"));
  }

  @Test
  void threadsOfOneProcessShareAShelf() {
    var run =
        Fakes.run(
            Fakes.variant("a", 1, 2),
            Status.DONE,
            10,
            0,
            Double.NaN,
            null,
            new Trace(
                10,
                List.of(Fakes.lane(7, 1, "main", 0, 10)),
                List.of(task(8, 1, 1), task(7, 2, 2), task(8, 1, 0), task(7, 3, 3)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0));
    var shelves = Shelves.of(run, 1);
    assertEquals(List.of(8L, 7L), shelves.stream().map(Shelves.Shelf::pid).toList());
    assertEquals(List.of(false, true), shelves.stream().map(Shelves.Shelf::host).toList());
    assertEquals(List.of(1, 2), shelves.stream().map(Shelves.Shelf::threads).toList());
    assertEquals(0, shelves.getFirst().tasks().getFirst().index());
    assertEquals(1, shelves.getFirst().more());
  }

  private static Task task(long pid, long tid, int index) {
    return new Task(new ThreadId(pid, tid), 1, index, 0, 5, "value", false);
  }

  @Test
  void threadsAreLetteredInOrderOfStart() {
    var lanes =
        List.of(
            Fakes.lane(7, 1, "main", 3, 10),
            Fakes.lane(7, 9, "second", 6, 10),
            Fakes.lane(8, 1, "first", 5, 10));
    var marks =
        new ThreadMarks(
            new Trace(
                10, lanes, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), 0));
    assertEquals(new ThreadMarks.Mark("M", 0, "main"), marks.of(new ThreadId(7, 1)));
    assertEquals(new ThreadMarks.Mark("A", 1, "first"), marks.of(new ThreadId(8, 1)));
    assertEquals(new ThreadMarks.Mark("B", 2, "second"), marks.of(new ThreadId(7, 9)));
  }

  @Test
  void lettersGoOnAfterZAndLeaveOutTheClocks() {
    var lanes =
        LongStream.range(0, 30).mapToObj(tid -> Fakes.lane(7, tid, "t" + tid, tid, 100)).toList();
    var marks =
        new ThreadMarks(
            new Trace(
                10, lanes, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), 0));
    assertEquals("N", marks.of(new ThreadId(7, 13)).letter());
    assertEquals("U", marks.of(new ThreadId(7, 19)).letter());
    assertEquals("Z", marks.of(new ThreadId(7, 24)).letter());
    assertEquals("AA", marks.of(new ThreadId(7, 25)).letter());
  }
}
