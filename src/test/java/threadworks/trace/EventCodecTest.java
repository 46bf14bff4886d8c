package threadworks.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventCodecTest {
  private static final long MAX = Long.MAX_VALUE / 4;

  @Property(tries = 300)
  void whatIsEncodedIsDecoded(@ForAll("batches") List<Event> events) {
    assertEquals(events, EventCodec.decode(EventCodec.encode(events), 0));
  }

  @Property(tries = 100)
  void eachMomentIsShiftedByTheOffset(@ForAll("batches") List<Event> events, @ForAll int offset) {
    var times = EventCodec.decode(EventCodec.encode(events), offset).stream().map(Event::nanos);

    assertEquals(events.stream().map(e -> e.nanos() + offset).toList(), times.toList());
  }

  @Property(tries = 300)
  void damagedBytesAreRefused(
      @ForAll("batches") List<Event> events, @ForAll int where, @ForAll byte what) {
    var bytes = EventCodec.encode(events);
    bytes[Math.floorMod(where, bytes.length)] = what;
    try {
      EventCodec.decode(bytes, 0);
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage() != null);
    }
  }

  @Test
  void aBatchCutOffIsRefused() {
    var bytes = EventCodec.encode(List.of(new Event.Left(new ThreadId(1, 2), 3)));

    for (int length = 0; length < bytes.length; length++) {
      var part = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> EventCodec.decode(part, 0));
    }
  }

  @Test
  void aLongRunOfWaitsTakesFewBytes() {
    var events = new ArrayList<Event>();
    var thread = new ThreadId(4_000_000, 40);
    var site = new CallSite(State.QUEUE, "queue.take", "Demo.java", 42);
    for (int i = 0; i < 1000; i++) {
      events.add(new Event.Entered(thread, i * 20_000L, site));
      events.add(new Event.Left(thread, i * 20_000L + 10_000));
    }

    assertTrue(EventCodec.encode(events).length < 2000 * 8);
  }

  @Provide
  @SuppressWarnings("NullAway") // values may be null, which jqwik's types do not say
  Arbitrary<List<Event>> batches() {
    var thread =
        Combinators.combine(
                Arbitraries.longs().between(1, 3), Arbitraries.longs().between(1, 1L << 40))
            .as(ThreadId::new);
    var nanos = Arbitraries.longs().between(-MAX, MAX);
    var text = Arbitraries.strings().ascii().withChars('é', '中', '→').ofMaxLength(20);
    var number = Arbitraries.integers();
    Arbitrary<Object> scalar =
        Arbitraries.oneOf(
            Arbitraries.longs().asGeneric(),
            Arbitraries.doubles().asGeneric(),
            Arbitraries.of(true, false).asGeneric(),
            text.asGeneric());
    var value =
        Arbitraries.oneOf(
            scalar.injectNull(0.1),
            scalar.injectNull(0.1).list().ofMaxSize(4).asGeneric(),
            Arbitraries.maps(text, scalar.injectNull(0.1))
                .ofMaxSize(4)
                .map(map -> (Object) new HashMap<>(map)));
    var site =
        Combinators.combine(Arbitraries.of(State.class), text, text, number).as(CallSite::new);
    Arbitrary<Event> event =
        Arbitraries.oneOf(
            Combinators.combine(thread, nanos, text, Arbitraries.of(true, false))
                .as(Event.Started::new),
            Combinators.combine(thread, nanos).as(Event.Ended::new),
            Combinators.combine(thread, nanos, site).as(Event.Entered::new),
            Combinators.combine(thread, nanos).as(Event.Left::new),
            Combinators.combine(thread, nanos, number, number).as(Event.TaskStarted::new),
            Combinators.combine(thread, nanos, number, number, value, Arbitraries.of(true, false))
                .as(Event.TaskEnded::new),
            Combinators.combine(thread, nanos, Arbitraries.of(true, false), text)
                .as(Event.Printed::new),
            Combinators.combine(thread, nanos, text, Arbitraries.doubles()).as(Event.Plotted::new),
            Combinators.combine(thread, nanos, text, Arbitraries.doubles(), Arbitraries.doubles())
                .as(Event.PlottedOver::new),
            Combinators.combine(
                    thread,
                    nanos,
                    Arbitraries.longs(),
                    text,
                    Arbitraries.of(true, false),
                    Arbitraries.integers(),
                    Arbitraries.longs())
                .as(Event.Queued::new),
            Combinators.combine(thread, nanos, thread, nanos).as(Event.Unblocked::new),
            Combinators.combine(thread, nanos, text, text).as(Event.MarkBegan::new),
            Combinators.combine(thread, nanos, text).as(Event.MarkEnded::new));
    return event.list().ofMaxSize(40);
  }
}
