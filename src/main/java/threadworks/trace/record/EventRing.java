package threadworks.trace.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import threadworks.trace.Event;

/**
 * The events of one thread on their way out: written by that thread alone, read by one other, with
 * no lock between the two. It begins small, doubles while it is not read fast enough, and at its
 * limit overwrites the oldest.
 *
 * <p>Events are numbered from 0; number {@code n} stands in slot {@code n} modulo the length. The
 * writer fills the slot, then publishes {@code written}. A reader who finds that {@code written}
 * has gone round to the slot it has just read can't tell which event it read, and counts it as
 * missing; so a ring of {@code 2^k} slots holds one event less.
 */
final class EventRing {
  private static final int SMALLEST = 8;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Event[].class);

  private volatile @Nullable Event[] slots = new Event[SMALLEST];
  private long next;
  private volatile long written;
  private volatile long read;

  /**
   * Adds an event; called by the owning thread only.
   *
   * @param limit how many slots the ring may have, a power of two
   */
  void add(Event event, int limit) {
    @Nullable Event[] slots = this.slots;
    if (slots.length < limit && next - read >= slots.length - 1) {
      slots = grow(slots);
    }
    SLOT.setRelease(slots, (int) next & (slots.length - 1), event);
    written = ++next;
  }

  private @Nullable Event[] grow(@Nullable Event[] old) {
    @Nullable Event[] bigger = new Event[old.length * 2];
    for (long n = Math.max(0, next - old.length); n < next; n++) {
      bigger[(int) n & (bigger.length - 1)] = old[(int) n & (old.length - 1)];
    }
    slots = bigger;
    return bigger;
  }

  /**
   * Hands over all that was added before this call began, oldest first; called by one thread at a
   * time.
   *
   * @param gap told how many events are missing, before the event that follows them
   */
  void drain(Consumer<Event> events, LongConsumer gap) {
    long end = written;
    long n = read;
    long missing = 0;
    while (n < end) {
      @Nullable Event[] slots = this.slots;
      var event = (Event) SLOT.getAcquire(slots, (int) n & (slots.length - 1));
      long oldest = written - slots.length + 1;
      if (n >= oldest) {
        if (missing > 0) {
          gap.accept(missing);
          missing = 0;
        }
        n++;
        events.accept(Objects.requireNonNull(event));
      } else if (slots.length == this.slots.length) {
        long lost = Math.min(oldest, end) - n;
        missing += lost;
        n += lost;
      }
    }
    if (missing > 0) {
      gap.accept(missing);
    }
    read = n;
  }
}
