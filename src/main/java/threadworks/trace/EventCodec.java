package threadworks.trace;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into bytes, to send them from one process to the next, and back. A batch stands for
 * itself: each thread and each repeated text is written once, times as differences to the event
 * before.
 */
public final class EventCodec {
  private static final int STARTED = 0;
  private static final int ENDED = 1;
  private static final int ENTERED = 2;
  private static final int LEFT = 3;
  private static final int TASK_STARTED = 4;
  private static final int TASK_ENDED = 5;
  private static final int PRINTED = 6;
  private static final int PLOTTED = 7;
  private static final int QUEUED = 8;
  private static final int PLOTTED_OVER = 9;
  private static final int UNBLOCKED = 10;
  private static final int MARK_BEGAN = 11;
  private static final int MARK_ENDED = 12;

  private EventCodec() {}

  /** The batch as bytes. */
  public static byte[] encode(List<Event> events) {
    var bytes = new ByteArrayOutputStream(16 + 8 * events.size());
    try (var data = new DataOutputStream(bytes)) {
      var out = new EventOutput(data);
      out.number(events.size());
      for (var event : events) {
        write(event, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  /**
   * The batch that {@link #encode} wrote.
   *
   * @param offset what to add to each event's time: the difference between the sender's axis and
   *     the receiver's, in nanoseconds
   * @throws IllegalArgumentException when the bytes are none
   */
  public static List<Event> decode(byte[] bytes, long offset) {
    try (var data = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var in = new EventInput(data, offset);
      long count = in.number();
      var events = new ArrayList<Event>();
      for (long i = 0; i < count; i++) {
        events.add(read(in));
      }
      if (data.read() >= 0) {
        throw new IllegalArgumentException("the batch of events has bytes left over");
      }
      return events;
    } catch (IOException e) {
      throw new IllegalArgumentException("the batch of events is cut off or damaged", e);
    }
  }

  /** A value, as {@link Value} carries it, as bytes. */
  public static byte[] encodeValue(@Nullable Object value) {
    var bytes = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(bytes)) {
      new EventOutput(data).value(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  /**
   * The value that {@link #encodeValue} wrote.
   *
   * @throws IllegalArgumentException when the bytes are none
   */
  public static @Nullable Object decodeValue(byte[] bytes) {
    try (var data = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new EventInput(data, 0).value();
    } catch (IOException e) {
      throw new IllegalArgumentException("the value is cut off or damaged", e);
    }
  }

  private static void write(Event event, EventOutput out) throws IOException {
    switch (event) {
      case Event.Started e -> {
        out.head(STARTED, e);
        out.text(e.name());
        out.flag(e.virtual());
      }
      case Event.Ended e -> out.head(ENDED, e);
      case Event.Entered e -> {
        out.head(ENTERED, e);
        out.repeated(e.site().state().name());
        out.repeated(e.site().what());
        out.repeated(e.site().file());
        out.number(e.site().line());
      }
      case Event.Left e -> out.head(LEFT, e);
      case Event.TaskStarted e -> {
        out.head(TASK_STARTED, e);
        out.number(e.call());
        out.number(e.index());
      }
      case Event.TaskEnded e -> {
        out.head(TASK_ENDED, e);
        out.number(e.call());
        out.number(e.index());
        out.flag(e.failed());
        out.value(e.value());
      }
      case Event.Printed e -> {
        out.head(PRINTED, e);
        out.flag(e.error());
        out.text(e.text());
      }
      case Event.Queued e -> {
        out.head(QUEUED, e);
        out.number(e.queue());
        out.repeated(e.name());
        out.flag(e.put());
        out.number(e.depth());
        out.number(e.count());
      }
      case Event.Plotted e -> {
        out.head(PLOTTED, e);
        out.repeated(e.series());
        out.real(e.value());
      }
      case Event.PlottedOver e -> {
        out.head(PLOTTED_OVER, e);
        out.repeated(e.series());
        out.real(e.x());
        out.real(e.y());
      }
      case Event.Unblocked e -> {
        out.head(UNBLOCKED, e);
        out.thread(e.by());
        out.number(e.nanos() - e.at());
      }
      case Event.MarkBegan e -> {
        out.head(MARK_BEGAN, e);
        out.repeated(e.lane());
        out.repeated(e.text());
      }
      case Event.MarkEnded e -> {
        out.head(MARK_ENDED, e);
        out.repeated(e.lane());
      }
    }
  }

  private static Event read(EventInput in) throws IOException {
    int kind = in.kind();
    var thread = in.thread();
    long nanos = in.nanos();
    return switch (kind) {
      case STARTED -> new Event.Started(thread, nanos, in.text(), in.flag());
      case ENDED -> new Event.Ended(thread, nanos);
      case ENTERED -> {
        var state = State.valueOf(in.repeated());
        var site = new CallSite(state, in.repeated(), in.repeated(), in.integer());
        yield new Event.Entered(thread, nanos, site);
      }
      case LEFT -> new Event.Left(thread, nanos);
      case TASK_STARTED -> new Event.TaskStarted(thread, nanos, in.integer(), in.integer());
      case TASK_ENDED -> {
        int call = in.integer();
        int index = in.integer();
        boolean failed = in.flag();
        yield new Event.TaskEnded(thread, nanos, call, index, in.value(), failed);
      }
      case PRINTED -> new Event.Printed(thread, nanos, in.flag(), in.text());
      case QUEUED ->
          new Event.Queued(
              thread, nanos, in.number(), in.repeated(), in.flag(), in.integer(), in.number());
      case PLOTTED -> new Event.Plotted(thread, nanos, in.repeated(), in.real());
      case PLOTTED_OVER ->
          new Event.PlottedOver(thread, nanos, in.repeated(), in.real(), in.real());
      case UNBLOCKED -> new Event.Unblocked(thread, nanos, in.thread(), nanos - in.number());
      case MARK_BEGAN -> new Event.MarkBegan(thread, nanos, in.repeated(), in.repeated());
      case MARK_ENDED -> new Event.MarkEnded(thread, nanos, in.repeated());
      default -> throw new IllegalArgumentException("there is no event of kind " + kind);
    };
  }
}
