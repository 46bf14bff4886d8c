package threadworks.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TraceBuilderTest {
  private static final ThreadId MAIN = new ThreadId(1, 1);
  private static final ThreadId WORKER = new ThreadId(2, 1);
  private static final ThreadId HELPER = new ThreadId(1, 7);

  private final TraceBuilder builder = new TraceBuilder();

  @Test
  void theInnermostCallIsWhatAThreadIsDoing() {
    builder.add(
        List.of(
            new Event.Started(MAIN, 0, "main", false),
            entered(MAIN, 10, State.JOIN, "pool.invokeAll", 5),
            new Event.TaskStarted(MAIN, 20, 1, 0),
            entered(MAIN, 30, State.SLEEPING, "Thread.sleep", 9),
            new Event.Left(MAIN, 40),
            new Event.TaskEnded(MAIN, 50, 1, 0, "done", false),
            new Event.Left(MAIN, 60),
            entered(MAIN, 70, State.LOCK, "lock.lock", 11)));

    assertEquals(
        List.of(
            "10-20 JOIN pool.invokeAll Demo.java:5",
            "30-40 SLEEPING Thread.sleep Demo.java:9",
            "50-60 JOIN pool.invokeAll Demo.java:5",
            "70- LOCK lock.lock Demo.java:11"),
        spans(builder.snapshot(100).lanes().getFirst()));
  }

  @Test
  void lanesAreGroupedByProcessInTheOrderTheyWereSeen() {
    builder.add(
        List.of(
            new Event.Started(MAIN, 0, "main", false),
            new Event.Started(WORKER, 1, "worker", false),
            new Event.Started(HELPER, 2, "helper", true),
            new Event.Ended(HELPER, 3)));

    var lanes = builder.snapshot(4).lanes();

    assertEquals(List.of("main", "helper", "worker"), lanes.stream().map(Lane::name).toList());
    assertEquals(3, lanes.get(1).end());
    assertTrue(lanes.get(1).virtual());
    assertEquals(Long.MAX_VALUE, lanes.getFirst().end());
  }

  @Test
  void aThreadThatEndsLeavesWhatItWasIn() {
    builder.add(
        List.of(entered(MAIN, 10, State.QUEUE, "queue.take", 5), new Event.Ended(MAIN, 30)));

    assertEquals(
        List.of("10-30 QUEUE queue.take Demo.java:5"),
        spans(builder.snapshot(40).lanes().getFirst()));
  }

  @Test
  void outputAndTasksOfDifferentProcessesAreInOrderOfTime() {
    builder.add(
        List.of(
            new Event.Printed(MAIN, 10, false, "one"),
            new Event.Printed(MAIN, 30, false, "three"),
            new Event.TaskStarted(MAIN, 31, 1, 1),
            new Event.Printed(WORKER, 20, true, "two"),
            new Event.TaskStarted(WORKER, 21, 1, 0),
            new Event.TaskEnded(MAIN, 41, 1, 1, "b", false),
            new Event.TaskEnded(WORKER, 42, 1, 0, "a", true)));

    var trace = builder.snapshot(50);

    assertEquals(
        List.of("one", "two", "three"), trace.output().stream().map(Event.Printed::text).toList());
    assertEquals(
        List.of(
            new Task(WORKER, 1, 0, 21, 42, "a", true), new Task(MAIN, 1, 1, 31, 41, "b", false)),
        trace.tasks());
  }

  @Test
  void whatProcessesPutAndTakeJoinsInTheOrderOfTimeHoweverTheyReport() {
    builder.add(List.of(queued(MAIN, 10, true, 1, 1), queued(MAIN, 30, true, 1, 2)));
    builder.add(List.of(queued(WORKER, 20, false, 0, 1), queued(WORKER, 40, false, 0, 2)));

    assertEquals(0, builder.snapshot(50).queues().getFirst().size());

    var belt = builder.whole(50).queues().getFirst();
    assertEquals(List.of(1, 0, 1, 0), Arrays.stream(belt.depths()).limit(4).boxed().toList());
    assertEquals(List.of(1, 1, 2, 2), Arrays.stream(belt.put()).limit(4).boxed().toList());
    assertEquals(List.of(0, 1, 1, 2), Arrays.stream(belt.taken()).limit(4).boxed().toList());
  }

  @Test
  void whatIsToldTwiceOrLateIsCountedOnce() {
    builder.add(
        List.of(
            queued(MAIN, 10, true, 5, 5),
            queued(MAIN, 20, true, 5, 5),
            queued(MAIN, 30, true, 4, 4),
            queued(MAIN, 40, true, 9, 9)));

    var belt = builder.whole(50).queues().getFirst();
    assertEquals(2, belt.size());
    assertEquals(List.of(5, 9), Arrays.stream(belt.put()).limit(2).boxed().toList());
  }

  @Test
  void queuesOfOneNumberInTwoProcessesAreTwoUnlessTheyAreShared() {
    builder.add(
        List.of(
            new Event.Queued(MAIN, 10, 7, "belt", true, 1, 1),
            new Event.Queued(WORKER, 11, 7, "belt", true, 1, 1)));
    assertEquals(2, builder.whole(50).queues().size());
  }

  private static Event queued(ThreadId thread, long nanos, boolean put, int depth, long count) {
    return new Event.Queued(thread, nanos, -1, "belt", put, depth, count);
  }

  @Test
  void momentsOfQueuesAreBoundedAndTheCountsGoOn() {
    int moments = 1_500_000;
    var batch = new ArrayList<Event>();
    for (int i = 0; i < moments; i++) {
      batch.add(queued(MAIN, 1_000L * i, true, i, i + 1));
      if (batch.size() == 10_000) {
        builder.add(batch);
        batch.clear();
      }
    }

    var trace = builder.whole(1_000L * moments);

    var belt = trace.queues().getFirst();
    assertTrue(belt.size() <= 1_000_000);
    assertEquals(moments, belt.size() + trace.dropped());
    assertEquals(moments, belt.put()[belt.size() - 1]);
    assertEquals(moments - 1, belt.depths()[belt.size() - 1]);
  }

  @Test
  void aSnapshotStaysAsItWas() {
    builder.add(
        List.of(
            entered(MAIN, 10, State.QUEUE, "queue.take", 5),
            new Event.TaskStarted(MAIN, 11, 1, 0),
            new Event.Plotted(MAIN, 12, "depth", 1)));
    var early = builder.snapshot(20);
    var lanes = early.lanes().stream().map(TraceBuilderTest::spans).toList();
    var tasks = List.copyOf(early.tasks());

    builder.add(
        List.of(
            new Event.TaskEnded(MAIN, 30, 1, 0, 4L, false),
            new Event.Left(MAIN, 31),
            new Event.Plotted(MAIN, 32, "depth", 2),
            new Event.Printed(WORKER, 33, false, "hello")));
    builder.snapshot(40);

    assertEquals(lanes, early.lanes().stream().map(TraceBuilderTest::spans).toList());
    assertEquals(tasks, early.tasks());
    assertEquals(1, early.plots().getFirst().size());
    assertEquals(List.of(), early.output());
  }

  @Test
  void pointsOverXAreASweepInTheOrderOfTheirComing() {
    builder.add(
        List.of(
            new Event.PlottedOver(MAIN, 12, "waiting", 2, 20),
            new Event.PlottedOver(WORKER, 11, "computing", 1, 5)));
    var early = builder.snapshot(20).sweeps();
    builder.add(List.of(new Event.PlottedOver(WORKER, 13, "waiting", 1, 10)));
    var late = builder.snapshot(20).sweeps();

    assertEquals(List.of("waiting", "computing"), early.stream().map(Sweep::series).toList());
    assertEquals(1, early.getFirst().size());
    assertEquals(2, late.getFirst().size());
    assertEquals(1, late.getFirst().xs()[1]);
    assertEquals(10, late.getFirst().ys()[1]);
  }

  @Test
  void ofTooManyPointsOverXTheOldestRepeatsGoAndNoX() {
    int points = 60_000;
    var batch = new ArrayList<Event>();
    for (int i = 0; i < points; i++) {
      batch.add(new Event.PlottedOver(MAIN, i, "much", Math.floorDiv(i, 600), i));
    }
    builder.add(batch);
    var trace = builder.snapshot(points);

    var sweep = trace.sweeps().getFirst();
    assertTrue(sweep.size() <= 50_000);
    assertEquals(points, sweep.size() + trace.dropped());
    assertEquals(100, Arrays.stream(sweep.xs()).limit(sweep.size()).distinct().count());
    assertEquals(points - 1, sweep.ys()[sweep.size() - 1]);
    assertTrue(sweep.ys()[0] > 0, "the oldest is gone");
  }

  @Test
  void ofTooManyXTheOldestGo() {
    var batch = new ArrayList<Event>();
    for (int i = 0; i < 60_000; i++) {
      batch.add(new Event.PlottedOver(MAIN, i, "far", i, 1));
    }
    builder.add(batch);
    var sweep = builder.snapshot(60_000).sweeps().getFirst();

    assertTrue(sweep.size() <= 50_000);
    assertEquals(59_999, sweep.xs()[sweep.size() - 1]);
  }

  @Test
  void whatIsTooMuchIsDroppedOldestFirstAndCounted() {
    int pairs = 1_200_000;
    var batch = new ArrayList<Event>();
    for (int i = 0; i < pairs; i++) {
      batch.add(entered(MAIN, 10L * i, State.QUEUE, "queue.take", 5));
      batch.add(new Event.Left(MAIN, 10L * i + 5));
      if (batch.size() > 10_000 || i == pairs - 1) {
        builder.add(batch);
        batch.clear();
      }
    }

    var trace = builder.snapshot(10L * pairs);

    var spans = trace.lanes().getFirst().spans();
    assertTrue(spans.size() <= 1_000_000, "kept " + spans.size());
    assertEquals(pairs, spans.size() + trace.dropped());
    assertEquals(10L * (pairs - 1), spans.start(spans.size() - 1));
    assertEquals(10L * trace.dropped(), spans.start(0));
  }

  @Test
  void outputIsBounded() {
    var line = "x".repeat(10_000);
    for (int i = 0; i < 5_000; i++) {
      builder.add(List.of(new Event.Printed(MAIN, i, false, line)));
    }

    var trace = builder.snapshot(5_000);

    assertEquals(5_000, trace.output().size() + trace.dropped());
    assertTrue(trace.output().size() < 2_000);
    assertEquals(4_999, trace.output().getLast().nanos());
  }

  /** Random programs of nested calls and tasks, against a model that asks at each moment. */
  @Property(tries = 200)
  void spansAreWhatANaiveModelSays(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
    var random = new Random(seed);
    var trace = new TraceBuilder();
    var open = new ArrayDeque<String>();
    var expected = new ArrayList<String>();
    String span = "";
    long from = 0;
    long now = 0;
    for (int i = 0; i < steps; i++) {
      now += 1 + random.nextInt(5);
      String before = open.isEmpty() ? "" : open.peek();
      if (open.size() < 4 && random.nextBoolean()) {
        if (random.nextInt(3) == 0) {
          open.push("");
          trace.add(List.of(new Event.TaskStarted(MAIN, now, 1, i)));
        } else {
          open.push("LOCK lock" + i + " Demo.java:" + i);
          trace.add(List.of(entered(MAIN, now, State.LOCK, "lock" + i, i)));
        }
      } else if (!open.isEmpty()) {
        var top = open.pop();
        trace.add(
            List.of(
                top.isEmpty()
                    ? new Event.TaskEnded(MAIN, now, 1, i, null, false)
                    : new Event.Left(MAIN, now)));
      } else {
        continue;
      }
      if (!before.isEmpty()) {
        expected.add(from + "-" + now + " " + before);
      }
      from = now;
      span = open.isEmpty() ? "" : open.peek();
      var shown = new ArrayList<>(expected);
      if (!span.isEmpty()) {
        shown.add(from + "- " + span);
      }
      assertEquals(shown, spans(trace.snapshot(now).lanes().getFirst()));
    }
  }

  /** Tasks that come late from other processes end up sorted, and each with its own value. */
  @Property(tries = 100)
  void tasksFindTheirEnds(@ForAll long seed) {
    var random = new Random(seed);
    var trace = new TraceBuilder();
    int tasks = 200;
    var delays = random.ints(tasks, 0, 30).toArray();
    var arrivals =
        IntStream.range(0, tasks)
            .boxed()
            .sorted(Comparator.comparingInt(i -> i + delays[i]))
            .toList();
    var begun = new ArrayList<Integer>();
    for (int i : arrivals) {
      trace.add(List.of(new Event.TaskStarted(new ThreadId(i, 1), i, 1, i)));
      begun.add(i);
      if (random.nextBoolean()) {
        int done = begun.remove(/* index */ random.nextInt(begun.size()));
        trace.add(
            List.of(
                new Event.TaskEnded(
                    new ThreadId(done, 1), tasks + done, 1, done, (long) done, false)));
      }
      trace.snapshot(i);
    }
    var all = trace.snapshot(2L * tasks).tasks();
    for (int i = 0; i < tasks; i++) {
      var task = all.get(i);
      boolean open = begun.contains(i);
      assertEquals(
          new Task(
              new ThreadId(i, 1),
              1,
              i,
              i,
              open ? Long.MAX_VALUE : tasks + i,
              open ? null : (long) i,
              false),
          task);
    }
  }

  private static Event entered(ThreadId thread, long nanos, State state, String what, int line) {
    return new Event.Entered(thread, nanos, new CallSite(state, what, "Demo.java", line));
  }

  private static List<String> spans(Lane lane) {
    var spans = lane.spans();
    return IntStream.range(0, spans.size())
        .mapToObj(
            i ->
                spans.start(i)
                    + "-"
                    + (spans.end(i) == Long.MAX_VALUE ? "" : spans.end(i))
                    + " "
                    + spans.state(i)
                    + " "
                    + spans.what(i)
                    + " "
                    + spans.file(i)
                    + ":"
                    + spans.line(i))
        .toList();
  }
}
