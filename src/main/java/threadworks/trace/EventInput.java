package threadworks.trace;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of events: the other end of {@link EventOutput}. */
final class EventInput {
  private static final int DEEPEST = 100;

  private final DataInputStream in;
  private final long offset;
  private final List<ThreadId> threads = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private long lastNanos;

  EventInput(DataInputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  int kind() throws IOException {
    return in.readUnsignedByte();
  }

  ThreadId thread() throws IOException {
    int thread = integer();
    if (thread == threads.size()) {
      threads.add(new ThreadId(number(), number()));
    }
    return get(threads, thread);
  }

  long nanos() throws IOException {
    lastNanos += number();
    return lastNanos + offset;
  }

  long number() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = in.readUnsignedByte();
      value |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("the batch of events has a number of over 64 bits");
  }

  int integer() throws IOException {
    long number = number();
    if ((int) number != number) {
      throw new IllegalArgumentException("the batch of events has " + number + " for an int");
    }
    return (int) number;
  }

  boolean flag() throws IOException {
    return in.readBoolean();
  }

  double real() throws IOException {
    return in.readDouble();
  }

  String text() throws IOException {
    int length = integer();
    if (length < 0 || length > in.available()) {
      throw new EOFException();
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  String repeated() throws IOException {
    int text = integer();
    if (text == texts.size()) {
      texts.add(text());
    }
    return get(texts, text);
  }

  @Nullable Object value() throws IOException {
    return value(0);
  }

  private @Nullable Object value(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the batch of events has a value nested too deep");
    }
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 'n' -> null;
      case 't' -> true;
      case 'f' -> false;
      case 'i' -> number();
      case 'd' -> real();
      case 's' -> text();
      case '[' -> {
        var items = new ArrayList<@Nullable Object>();
        for (long left = number(); left > 0; left--) {
          items.add(value(depth + 1));
        }
        yield Collections.unmodifiableList(items);
      }
      case '{' -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (long left = number(); left > 0; left--) {
          map.put(text(), value(depth + 1));
        }
        yield Collections.unmodifiableMap(map);
      }
      default -> throw new IllegalArgumentException("there is no value of kind " + kind);
    };
  }

  private static <T> T get(List<T> known, int index) {
    if (index < 0 || index >= known.size()) {
      throw new IllegalArgumentException("the batch of events refers to what it does not hold");
    }
    return known.get(index);
  }
}
