package threadworks.multiprocessing;

import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Modifier;
import java.nio.ByteOrder;
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
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into bytes: strings, numbers, arrays, the usual collections and maps, records, enums
 * and lambdas in a form of their own, all else by Java serialisation. A value that is there twice
 * is sent twice, but in values that hold themselves, are nested deeper than a hundred levels or
 * hold the same things many thousand times: those are left to Java serialisation as a whole.
 *
 * <p>Not thread-safe; made to be used again and again. Over 400 lines, because each type has a few.
 */
@SuppressWarnings("IfChainToSwitch") // Such a switch is slow to link in a process just started.
final class Encoder extends OutputStream {
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Values that nest deeper, as those do that hold themselves, are Java serialisation's. */
  private static final int DEPTH = 100;

  /** After so many values in one it is worth to find out whether they are all different. */
  private static final int MANY = 1 << 16;

  /** Above this many bytes the buffer is not kept for the next use. */
  private static final int KEPT = 1 << 20;

  private static final int LARGEST = Integer.MAX_VALUE - 64;

  /** Of sequences this long it is worth to find out whether all elements are of one type. */
  private static final int PACKED = 4;

  private static final Class<?> LIST_N = List.of().getClass();
  private static final Class<?> LIST_12 = List.of(1).getClass();
  private static final Class<?> AS_LIST = Arrays.asList(1, 2).getClass();
  private static final Class<?> SET_N = Set.of().getClass();
  private static final Class<?> SET_12 = Set.of(1).getClass();
  private static final Class<?> MAP_N = Map.of().getClass();
  private static final Class<?> MAP_1 = Map.of(1, 1).getClass();

  private final boolean ofOwner;
  private byte[] bytes = new byte[256];
  private int size;
  private int depth;

  /** The value that is being encoded, and how many in it may be before it is looked through. */
  private Object root = "";

  private int left;
  private final List<String> classNames = new ArrayList<>();

  /** For an owner, whose classes are what its calls need. */
  Encoder() {
    this(true);
  }

  /** For an owner, or else a worker. */
  Encoder(boolean ofOwner) {
    this.ofOwner = ofOwner;
  }

  boolean isOfOwner() {
    return ofOwner;
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Forgets what was written from {@code size} on. */
  void cut(int size) {
    this.size = size;
    depth = 0;
  }

  void reset() {
    size = 0;
    depth = 0;
    classNames.clear();
    if (bytes.length > KEPT) {
      bytes = new byte[256];
    }
  }

  private int grow(int more) {
    int at = size;
    if (more > bytes.length - at) {
      long wanted = (long) at + more;
      if (wanted > LARGEST) {
        throw NotSendableException.of("it takes more than 2 GB");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(wanted, 2L * bytes.length)));
    }
    size = at + more;
    return at;
  }

  @Override
  public void write(int b) {
    int1((byte) b);
  }

  @Override
  public void write(byte[] source, int from, int length) {
    int at = grow(length);
    System.arraycopy(source, from, bytes, at, length);
  }

  void int1(byte b) {
    int at = grow(1);
    bytes[at] = b;
  }

  void int4(int i) {
    int at = grow(4);
    INT.set(bytes, at, i);
  }

  void int8(long l) {
    int at = grow(8);
    LONG.set(bytes, at, l);
  }

  void string(String s) {
    int length = s.length();
    int start = size;
    int1(Tag.LATIN);
    int4(length);
    int at = grow(length);
    for (int i = 0; i < length; i++) {
      char c = s.charAt(i);
      if (c > 0xff) {
        size = start;
        wideString(s);
        return;
      }
      bytes[at + i] = (byte) c;
    }
  }

  private void wideString(String s) {
    int1(Tag.STRING);
    int4(s.length());
    chars(s.toCharArray());
  }

  private void chars(char[] chars) {
    int at = grow(Math.multiplyExact(2, chars.length));
    for (char c : chars) {
      bytes[at++] = (byte) c;
      bytes[at++] = (byte) (c >> 8);
    }
  }

  private void className(Class<?> type) {
    className(type.getName(), type);
  }

  /**
   * A class's name, the first time; after that its number.
   *
   * @param type it, or one of the same origin
   * @throws NotSendableException when it is not permitted
   */
  void className(String name, Class<?> type) {
    int number = classNames.indexOf(name);
    int4(number);
    if (number < 0) {
      if (!Classes.isAllowed(type, ofOwner)) {
        throw new NotSendableException(type.getTypeName(), Classes.refusal(type));
      }
      classNames.add(name);
      string(name);
    }
  }

  /** Any value. */
  void value(@Nullable Object o) {
    if (o == null) {
      int1(Tag.NULL);
    } else if (o instanceof Integer i) {
      int1(Tag.INT);
      int4(i);
    } else if (o instanceof String s) {
      string(s);
    } else if (o instanceof Long l) {
      int1(Tag.LONG);
      int8(l);
    } else if (o instanceof Double d) {
      int1(Tag.DOUBLE);
      int8(Double.doubleToRawLongBits(d));
    } else if (o instanceof Boolean b) {
      int1(b ? Tag.TRUE : Tag.FALSE);
    } else {
      nested(o);
    }
  }

  private void nested(Object o) {
    if (++depth == 1) {
      root(o);
    } else if (depth > DEPTH) {
      throw new Entangled();
    } else {
      if (--left == 0 && Sharing.isTooMuchIn(root)) {
        throw new Entangled();
      }
      form(o);
    }
    depth--;
  }

  private void root(Object o) {
    int start = size;
    int names = classNames.size();
    root = o;
    left = MANY;
    try {
      form(o);
    } catch (Entangled e) {
      var _ = Sharing.isTooMuchIn(o);
      size = start;
      depth = 1;
      classNames.subList(names, classNames.size()).clear();
      pickle(o);
    }
    root = "";
  }

  /** A value is not for the encoder's own forms. */
  @SuppressWarnings("serial") // It goes nowhere.
  private static final class Entangled extends RuntimeException {
    Entangled() {
      super(null, null, false, false);
    }
  }

  private void form(Object o) {
    if (o instanceof Record) {
      record(o);
    } else if (o instanceof Collection<?> collection) {
      collection(collection);
    } else if (o instanceof Map<?, ?> map) {
      map(map);
    } else if (o.getClass().isArray()) {
      array(o);
    } else if (!smallNumber(o)) {
      other(o);
    }
  }

  private boolean smallNumber(Object o) {
    if (o instanceof Byte b) {
      int1(Tag.BYTE);
      int1(b);
    } else if (o instanceof Short s) {
      int1(Tag.SHORT);
      int4(s);
    } else if (o instanceof Character c) {
      int1(Tag.CHAR);
      int4(c);
    } else if (o instanceof Float f) {
      int1(Tag.FLOAT);
      int4(Float.floatToRawIntBits(f));
    } else {
      return false;
    }
    return true;
  }

  private void other(Object o) {
    if (o instanceof Enum<?> constant) {
      int1(Tag.ENUM);
      className(constant.getDeclaringClass());
      string(constant.name());
      return;
    }
    if (o instanceof Optional<?> optional) {
      int1(Tag.OPTIONAL);
      value(optional.orElse(null));
      return;
    } else if (o instanceof Map.Entry<?, ?> entry && isView(o)) {
      int1(Tag.ENTRY);
      value(entry.getKey());
      value(entry.getValue());
      return;
    }
    var lambda = Lambdas.of(o);
    if (lambda == null) {
      pickle(o);
    } else {
      int1(Tag.LAMBDA);
      Lambdas.write(lambda, o.getClass(), this);
    }
  }

  private void pickle(Object o) {
    int1(Tag.PICKLE);
    int4(0);
    int start = size;
    Pickle.dump(o, this);
    INT.set(bytes, start - 4, size - start);
  }

  private void record(Object record) {
    var shape = RecordShape.of(record.getClass());
    if (!shape.open()) {
      pickle(record);
      return;
    }
    int1(Tag.RECORD);
    className(record.getClass());
    for (int i = 0; i < shape.size(); i++) {
      try {
        value(shape.get(record, i));
      } catch (NotSendableException e) {
        throw e.in(record.getClass().getTypeName() + "." + shape.name(i) + ": ");
      }
    }
  }

  private void collection(Collection<?> collection) {
    byte tag = tag(collection);
    if (tag == Tag.PICKLE) {
      pickle(collection);
    } else {
      int1(tag);
      var elements = collection.toArray();
      sequence(elements, 0, elements.length);
    }
  }

  private static byte tag(Collection<?> collection) {
    byte tag = tag(collection.getClass());
    if (tag == Tag.PICKLE && !(collection instanceof SortedSet) && isView(collection)) {
      return collection instanceof Set ? Tag.LINKED_HASH_SET : Tag.ARRAY_LIST;
    }
    return tag;
  }

  /**
   * Whether it is a part or another look of something, as of {@code subList}, {@code reversed},
   * {@code keySet} or {@code entry}. What it holds is sent.
   */
  static boolean isView(Object o) {
    var type = o.getClass();
    return !(o instanceof Serializable)
        && type.getClassLoader() == null
        && !Modifier.isPublic(type.getModifiers());
  }

  private static byte tag(Class<?> type) {
    if (type == ArrayList.class) {
      return Tag.ARRAY_LIST;
    } else if (type == LIST_N || type == LIST_12) {
      return Tag.LIST_OF;
    } else if (type == AS_LIST) {
      return Tag.AS_LIST;
    } else if (type == HashSet.class) {
      return Tag.HASH_SET;
    } else if (type == LinkedHashSet.class) {
      return Tag.LINKED_HASH_SET;
    } else if (type == SET_N || type == SET_12) {
      return Tag.SET_OF;
    }
    return Tag.PICKLE;
  }

  private static byte mapTag(Class<?> type) {
    if (type == HashMap.class) {
      return Tag.HASH_MAP;
    } else if (type == LinkedHashMap.class) {
      return Tag.LINKED_HASH_MAP;
    } else if (type == MAP_N || type == MAP_1) {
      return Tag.MAP_OF;
    }
    return Tag.PICKLE;
  }

  /** Whether a collection has no form of its own here. */
  static boolean isPickled(Collection<?> collection) {
    return tag(collection) == Tag.PICKLE;
  }

  /** Whether a map has no form of its own here. */
  static boolean isPickled(Map<?, ?> map) {
    return mapTag(map.getClass()) == Tag.PICKLE;
  }

  /** Whether it is of {@code List.of}, {@code Set.of} or {@code Map.of}. */
  static boolean isUnmodifiable(Object o) {
    var type = o.getClass();
    byte tag = tag(type);
    return tag == Tag.LIST_OF || tag == Tag.SET_OF || mapTag(type) == Tag.MAP_OF;
  }

  private void map(Map<?, ?> map) {
    byte tag = mapTag(map.getClass());
    if (tag == Tag.PICKLE) {
      pickle(map);
      return;
    }
    int1(tag);
    // Another thread may change it: what is sent must fit its count.
    var entries = map.entrySet().toArray(Map.Entry<?, ?>[]::new);
    int4(entries.length);
    for (var entry : entries) {
      value(entry.getKey());
      try {
        value(entry.getValue());
      } catch (NotSendableException e) {
        throw e.in(Unsendable.key(entry.getKey()) + ": ");
      }
    }
  }

  /** The elements of an array from {@code from} up to {@code to}. */
  void sequence(@Nullable Object[] elements, int from, int to) {
    int4(to - from);
    int at = size;
    if (to - from >= PACKED && packed(elements, from, to)) {
      return;
    }
    size = at;
    int1(Tag.MIXED);
    for (int i = from; i < to; i++) {
      try {
        value(elements[i]);
      } catch (NotSendableException e) {
        throw e.in("[" + i + "]: ");
      }
    }
  }

  private boolean packed(@Nullable Object[] elements, int from, int to) {
    var first = elements[from];
    if (first instanceof Integer) {
      return packedInts(elements, from, to);
    } else if (first instanceof Long || first instanceof Double) {
      return packedLongs(elements, from, to, first.getClass());
    }
    return false;
  }

  private boolean packedInts(@Nullable Object[] elements, int from, int to) {
    int1(Tag.ALL_INT);
    int at = grow(Math.multiplyExact(4, to - from));
    for (int i = from; i < to; i++, at += 4) {
      if (!(elements[i] instanceof Integer value)) {
        return false;
      }
      INT.set(bytes, at, value.intValue());
    }
    return true;
  }

  private boolean packedLongs(@Nullable Object[] elements, int from, int to, Class<?> type) {
    boolean longs = type == Long.class;
    int1(longs ? Tag.ALL_LONG : Tag.ALL_DOUBLE);
    int at = grow(Math.multiplyExact(8, to - from));
    for (int i = from; i < to; i++, at += 8) {
      if (longs && elements[i] instanceof Long value) {
        LONG.set(bytes, at, value.longValue());
      } else if (!longs && elements[i] instanceof Double value) {
        LONG.set(bytes, at, Double.doubleToRawLongBits(value));
      } else {
        return false;
      }
    }
    return true;
  }

  private void array(Object array) {
    if (array instanceof byte[] elements) {
      int1(Tag.BYTES);
      int4(elements.length);
      write(elements, 0, elements.length);
    } else if (array instanceof int[] elements) {
      int1(Tag.INTS);
      int4(elements.length);
      int at = grow(Math.multiplyExact(4, elements.length));
      for (int i = 0; i < elements.length; i++) {
        INT.set(bytes, at + 4 * i, elements[i]);
      }
    } else if (array instanceof long[] elements) {
      int1(Tag.LONGS);
      int4(elements.length);
      int at = grow(Math.multiplyExact(8, elements.length));
      for (int i = 0; i < elements.length; i++) {
        LONG.set(bytes, at + 8 * i, elements[i]);
      }
    } else if (array instanceof double[] elements) {
      int1(Tag.DOUBLES);
      int4(elements.length);
      int at = grow(Math.multiplyExact(8, elements.length));
      for (int i = 0; i < elements.length; i++) {
        LONG.set(bytes, at + 8 * i, Double.doubleToRawLongBits(elements[i]));
      }
    } else if (array instanceof char[] elements) {
      int1(Tag.CHARS);
      int4(elements.length);
      chars(elements);
    } else if (array instanceof Object[] elements) {
      int1(Tag.OBJECTS);
      className(array.getClass().getComponentType());
      sequence(elements, 0, elements.length);
    } else {
      pickle(array);
    }
  }
}
