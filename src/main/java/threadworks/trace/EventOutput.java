package threadworks.trace;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the parts of events: the other end of {@link EventInput}. */
final class EventOutput {
  private final DataOutputStream out;
  private final Map<ThreadId, Integer> threads = new HashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private long lastNanos;

  EventOutput(DataOutputStream out) {
    this.out = out;
  }

  void head(int kind, Event event) throws IOException {
    out.writeByte(kind);
    thread(event.thread());
    number(event.nanos() - lastNanos);
    lastNanos = event.nanos();
  }

  void thread(ThreadId id) throws IOException {
    int thread = threads.getOrDefault(id, threads.size());
    number(thread);
    if (thread == threads.size()) {
      threads.put(id, thread);
      number(id.pid());
      number(id.tid());
    }
  }

  /** Small numbers, of either sign, are short: seven bits a byte. */
  void number(long value) throws IOException {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7F) != 0) {
      out.writeByte((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  void flag(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  void real(double value) throws IOException {
    out.writeDouble(value);
  }

  void text(String value) throws IOException {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.write(bytes);
  }

  /** A text that comes up again and again. */
  void repeated(String value) throws IOException {
    int text = texts.getOrDefault(value, texts.size());
    number(text);
    if (text == texts.size()) {
      texts.put(value, text);
      text(value);
    }
  }

  /** A value as {@link Value} carries it. */
  void value(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeByte('n');
      case Boolean b -> out.writeByte(b ? 't' : 'f');
      case Long n -> {
        out.writeByte('i');
        number(n);
      }
      case Double d -> {
        out.writeByte('d');
        real(d);
      }
      case String s -> {
        out.writeByte('s');
        text(s);
      }
      case List<?> items -> {
        out.writeByte('[');
        number(items.size());
        for (var item : items) {
          value(item);
        }
      }
      case Map<?, ?> map -> {
        out.writeByte('{');
        number(map.size());
        for (var entry : map.entrySet()) {
          text(String.valueOf(entry.getKey()));
          value(entry.getValue());
        }
      }
      default -> value(Value.of(value));
    }
  }
}
