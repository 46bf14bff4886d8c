package threadworks.multiprocessing;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an {@link Encoder} wrote. Not thread-safe; made to be used again and again. */
final class Decoder {
  private final Classes classes;
  private final List<Class<?>> known = new ArrayList<>();
  private byte[] bytes = new byte[0];
  private int at;

  Decoder(Classes classes) {
    this.classes = classes;
  }

  /** Reads from {@code bytes} from now on, beginning at {@code from}. */
  Decoder over(byte[] bytes, int from) {
    this.bytes = bytes;
    at = from;
    known.clear();
    return this;
  }

  int int4() {
    int i = (int) Encoder.INT.get(bytes, at);
    at += 4;
    return i;
  }

  private long int8() {
    long l = (long) Encoder.LONG.get(bytes, at);
    at += 8;
    return l;
  }

  private int skip(int length) throws StreamCorruptedException {
    int start = at;
    if (length < 0 || length > bytes.length - start) {
      throw new StreamCorruptedException("a length of " + length + " at " + start);
    }
    at = start + length;
    return start;
  }

  String string() throws IOException {
    byte tag = bytes[at++];
    int length = int4();
    if (tag == Tag.LATIN) {
      return new String(bytes, skip(length), length, StandardCharsets.ISO_8859_1);
    }
    return new String(chars(length));
  }

  private char[] chars(int length) throws IOException {
    int from = skip(Math.multiplyExact(2, length));
    var chars = new char[length];
    for (int i = 0; i < length; i++, from += 2) {
      chars[i] = (char) ((bytes[from] & 0xff) | (bytes[from + 1] << 8));
    }
    return chars;
  }

  Class<?> className() throws IOException {
    int number = int4();
    if (number >= 0) {
      return known.get(number);
    }
    var type = classes.named(string());
    known.add(type);
    return type;
  }

  /** Any value. */
  @Nullable Object value() throws IOException {
    byte tag = bytes[at++];
    return switch (tag) {
      case Tag.NULL -> null;
      case Tag.TRUE -> true;
      case Tag.FALSE -> false;
      case Tag.INT -> int4();
      case Tag.LONG -> int8();
      case Tag.DOUBLE -> Double.longBitsToDouble(int8());
      case Tag.FLOAT -> Float.intBitsToFloat(int4());
      case Tag.SHORT -> (short) int4();
      case Tag.BYTE -> bytes[at++];
      case Tag.CHAR -> (char) int4();
      case Tag.LATIN, Tag.STRING -> {
        at--;
        yield string();
      }
      case Tag.RECORD -> record();
      case Tag.ENUM -> constant();
      case Tag.LAMBDA -> Lambdas.read(this);
      case Tag.OPTIONAL -> Optional.ofNullable(value());
      case Tag.ENTRY -> entry();
      case Tag.PICKLE -> {
        int length = int4();
        yield Pickle.load(bytes, skip(length), length, classes);
      }
      case Tag.HASH_MAP, Tag.LINKED_HASH_MAP, Tag.MAP_OF -> map(tag);
      case Tag.ARRAY_LIST,
          Tag.LIST_OF,
          Tag.AS_LIST,
          Tag.HASH_SET,
          Tag.LINKED_HASH_SET,
          Tag.SET_OF ->
          collection(tag);
      default -> array(tag);
    };
  }

  private Object record() throws IOException {
    var type = className();
    var shape = RecordShape.of(type);
    var values = new @Nullable Object[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value();
    }
    return shape.make(values);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Object constant() throws IOException {
    return Enum.valueOf((Class<? extends Enum>) className(), string());
  }

  private Map<@Nullable Object, @Nullable Object> map(byte tag) throws IOException {
    int size = int4();
    Map<@Nullable Object, @Nullable Object> map =
        tag == Tag.HASH_MAP ? new HashMap<>() : new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(value(), value());
    }
    return tag == Tag.MAP_OF ? unmodifiable(map) : map;
  }

  private Collection<@Nullable Object> collection(byte tag) throws IOException {
    var elements = Arrays.asList(sequence());
    return switch (tag) {
      case Tag.ARRAY_LIST -> new ArrayList<>(elements);
      case Tag.LIST_OF -> unmodifiable(elements);
      case Tag.HASH_SET -> new HashSet<>(elements);
      case Tag.LINKED_HASH_SET -> new LinkedHashSet<>(elements);
      case Tag.SET_OF -> unmodifiable(new HashSet<>(elements));
      default -> elements;
    };
  }

  // What they came as, so that they can go back; the nulls that Stream.toList permits apart.

  private static List<@Nullable Object> unmodifiable(List<@Nullable Object> elements) {
    return elements.contains(null) ? elements.stream().toList() : List.copyOf(elements);
  }

  private static Set<@Nullable Object> unmodifiable(Set<@Nullable Object> elements) {
    return Set.copyOf(elements);
  }

  private static Map<@Nullable Object, @Nullable Object> unmodifiable(
      Map<@Nullable Object, @Nullable Object> map) {
    return Map.copyOf(map);
  }

  private Map.Entry<@Nullable Object, @Nullable Object> entry() throws IOException {
    var key = value();
    var value = value();
    return key == null || value == null
        ? new AbstractMap.SimpleImmutableEntry<>(key, value)
        : Map.entry(key, value);
  }

  /** What {@link Encoder#sequence} wrote. */
  @Nullable Object[] sequence() throws IOException {
    int length = length();
    var elements = new @Nullable Object[length];
    sequence(elements, 0, length);
    return elements;
  }

  /** Of a sequence, whose elements take a byte each at least. */
  private int length() throws StreamCorruptedException {
    int length = int4();
    if (length < 0 || length > bytes.length - at) {
      throw new StreamCorruptedException("a length of " + length + " at " + at);
    }
    return length;
  }

  /** The same, into an array from {@code from} on, its length already read. */
  private void sequence(@Nullable Object[] elements, int from, int to) throws IOException {
    switch (bytes[at++]) {
      case Tag.ALL_INT -> {
        for (int i = from; i < to; i++) {
          elements[i] = int4();
        }
      }
      case Tag.ALL_LONG -> {
        for (int i = from; i < to; i++) {
          elements[i] = int8();
        }
      }
      case Tag.ALL_DOUBLE -> {
        for (int i = from; i < to; i++) {
          elements[i] = Double.longBitsToDouble(int8());
        }
      }
      default -> {
        for (int i = from; i < to; i++) {
          elements[i] = value();
        }
      }
    }
  }

  /**
   * Reads a sequence into the part of an array that it is for.
   *
   * @throws StreamCorruptedException when it is not of that length
   */
  void sequenceInto(@Nullable Object[] elements, int from, int to) throws IOException {
    int length = int4();
    if (length != to - from) {
      throw new StreamCorruptedException(length + " results for " + (to - from) + " arguments");
    }
    sequence(elements, from, to);
  }

  private Object array(byte tag) throws IOException {
    return switch (tag) {
      case Tag.BYTES -> {
        int length = int4();
        int from = skip(length);
        yield Arrays.copyOfRange(bytes, from, from + length);
      }
      case Tag.CHARS -> chars(int4());
      case Tag.INTS -> ints(int4());
      case Tag.LONGS -> longs(int4());
      case Tag.DOUBLES ->
          Arrays.stream(longs(int4())).mapToDouble(Double::longBitsToDouble).toArray();
      case Tag.OBJECTS -> {
        var component = className();
        int length = length();
        var elements = (@Nullable Object[]) Array.newInstance(component, length);
        sequence(elements, 0, length);
        yield elements;
      }
      default -> throw new StreamCorruptedException("an unknown tag " + tag);
    };
  }

  private int[] ints(int length) throws IOException {
    int from = skip(Math.multiplyExact(4, length));
    var ints = new int[length];
    for (int i = 0; i < length; i++) {
      ints[i] = (int) Encoder.INT.get(bytes, from + 4 * i);
    }
    return ints;
  }

  private long[] longs(int length) throws IOException {
    int from = skip(Math.multiplyExact(8, length));
    var longs = new long[length];
    for (int i = 0; i < length; i++) {
      longs[i] = (long) Encoder.LONG.get(bytes, from + 8 * i);
    }
    return longs;
  }
}
