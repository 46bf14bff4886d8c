package threadworks.trace.record;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import threadworks.trace.CallSite;
import threadworks.trace.Event;
import threadworks.trace.State;
import threadworks.trace.ThreadId;
import threadworks.trace.TraceBuilder;

class RecorderTest {
  private final Recorder recorder = new Recorder(System.nanoTime());

  @Test
  void eachLineIsOneEventHoweverItWasPrinted() throws InterruptedException {
    var out = recorder.printStream(false);
    var err = recorder.printStream(true);
    out.print("one ");
    Thread.ofPlatform().start(() -> out.println("between")).join();
    out.printf("and %d%n", 2);
    err.println("中文\r");
    out.print("never ended");

    var printed = new ArrayList<String>();
    recorder.drain(e -> text(e, printed));
    assertEquals(List.of("between", "one and 2", "! 中文"), printed);

    recorder.drainLast(e -> text(e, printed));
    assertEquals("never ended", printed.getLast());
  }

  @Test
  void aMillionLinesNeitherFillTheMemoryNorStallTheDrain() {
    int lines = 1_000_000;
    var out = recorder.printStream(false);
    for (int i = 0; i < lines; i++) {
      out.println("a line of no great length, like most");
    }

    var kept = new ArrayList<Event>();
    recorder.drain(e -> kept.addAll(e instanceof Event.Printed ? List.of(e) : List.of()));

    assertTrue(kept.size() < 50_000, "kept " + kept.size());
    assertEquals(lines, kept.size() + recorder.dropped());
  }

  @Test
  void aThreadThatEndsUnseenIsNoticed() throws InterruptedException {
    var thread =
        Thread.ofPlatform().start(() -> recorder.entered(CallSite.nowhere(State.IO, "in.read")));
    thread.join();

    var events = new ArrayList<Event>();
    recorder.drain(events::add);

    assertTrue(events.getLast() instanceof Event.Ended);
    assertEquals(thread.threadId(), events.getLast().thread().tid());
    events.clear();
    recorder.drain(events::add);
    assertEquals(List.of(), events);
  }

  @Test
  void tenThousandVirtualThreadsAreRecorded() throws InterruptedException {
    int threads = 10_000;
    var all = new CountDownLatch(threads);
    var go = new CountDownLatch(1);
    for (int i = 0; i < threads; i++) {
      Thread.startVirtualThread(
          () -> {
            recorder.entered(CallSite.nowhere(State.SIGNAL, "go.await"));
            all.countDown();
            try {
              go.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            recorder.left();
          });
    }
    all.await();
    var builder = new TraceBuilder();
    drainTo(builder);
    assertEquals(threads, builder.snapshot(recorder.nanos()).threads());
    go.countDown();

    await()
        .untilAsserted(
            () -> {
              drainTo(builder);
              assertTrue(
                  builder.snapshot(recorder.nanos()).lanes().stream()
                      .allMatch(lane -> lane.end() != Long.MAX_VALUE && lane.spans().size() == 1));
            });
    assertEquals(0, recorder.dropped());
  }

  @Test
  void ofVeryManyVirtualThreadsThoseTooManyAreOnlyCounted() throws InterruptedException {
    int threads = 60_000;
    var one = CallSite.nowhere(State.SLEEPING, "nap");
    var all = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      Thread.startVirtualThread(
          () -> {
            recorder.entered(one);
            recorder.left();
            all.countDown();
          });
    }
    all.await();
    var seen = new HashSet<ThreadId>();
    recorder.drain(event -> seen.add(event.thread()));

    assertTrue(seen.size() >= 20_000 && seen.size() < threads, () -> seen.size() + " are told of");
    assertTrue(recorder.dropped() >= 2L * (threads - seen.size()), () -> "" + recorder.dropped());
  }

  @Test
  void afterAGapNoCallIsLeftOpen() {
    recorder.entered(CallSite.nowhere(State.QUEUE, "queue.take"));
    var events = new ArrayList<Event>();
    recorder.drain(events::add);
    recorder.left();
    for (int i = 0; i < 100_000; i++) {
      recorder.plotted("depth", i);
    }
    recorder.entered(CallSite.nowhere(State.LOCK, "lock.lock"));
    recorder.left();

    recorder.drain(events::add);

    assertTrue(recorder.dropped() > 0);
    assertEquals(
        List.of("Started", "Entered", "Left", "Entered", "Left"),
        events.stream()
            .filter(e -> !(e instanceof Event.Plotted))
            .map(e -> e.getClass().getSimpleName())
            .toList());
  }

  private void drainTo(TraceBuilder builder) {
    var events = new ArrayList<Event>();
    recorder.drain(events::add);
    builder.add(events);
  }

  private static void text(Event event, List<String> printed) {
    if (event instanceof Event.Printed line) {
      printed.add((line.error() ? "! " : "") + line.text());
    }
  }
}
