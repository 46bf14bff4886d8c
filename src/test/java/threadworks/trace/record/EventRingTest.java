package threadworks.trace.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import threadworks.trace.Event;
import threadworks.trace.ThreadId;

class EventRingTest {
  private static final int LIMIT = 32;
  private static final ThreadId THREAD = new ThreadId(1, 1);

  /** The model is a queue of 31 at most that drops its head. */
  @Property(tries = 300)
  void behavesAsAQueueThatDropsItsOldest(
      @ForAll @Size(max = 30) List<@IntRange(max = 70) Integer> rounds) {
    var ring = new EventRing();
    var model = new ArrayDeque<Long>();
    var delivered = new ArrayList<Long>();
    var expected = new ArrayList<Long>();
    var missing = new AtomicLong();
    long dropped = 0;
    long next = 0;
    for (int adds : rounds) {
      for (int i = 0; i < adds; i++) {
        ring.add(new Event.Left(THREAD, next), LIMIT);
        model.add(next++);
        if (model.size() == LIMIT) {
          model.remove();
          dropped++;
        }
      }
      ring.drain(e -> delivered.add(e.nanos()), missing::addAndGet);
      expected.addAll(model);
      model.clear();
      assertEquals(expected, delivered);
      assertEquals(dropped, missing.get());
    }
  }

  @Test
  void losesNoCountWhileItIsWrittenAndReadAtOnce() throws InterruptedException {
    int events = 300_000;
    var ring = new EventRing();
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < events; i++) {
                    ring.add(new Event.Left(THREAD, i), 256);
                  }
                });
    var seen = new AtomicLong();
    var missing = new AtomicLong();
    var last = new AtomicLong(-1);
    boolean alive = true;
    while (alive) {
      alive = writer.isAlive();
      ring.drain(
          e -> {
            // What comes next must be exactly as far on as the events reported missing.
            assertEquals(seen.get() + missing.get(), e.nanos());
            seen.incrementAndGet();
            last.set(e.nanos());
          },
          missing::addAndGet);
    }
    writer.join();
    assertEquals(events, seen.get() + missing.get());
    assertEquals(events - 1, last.get());
    assertTrue(seen.get() > 0);
  }
}
