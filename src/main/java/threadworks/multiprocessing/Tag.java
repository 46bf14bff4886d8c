package threadworks.multiprocessing;

/** The first byte of each encoded value: what follows. */
final class Tag {
  static final byte NULL = 0;
  static final byte TRUE = 1;
  static final byte FALSE = 2;
  static final byte INT = 3;
  static final byte LONG = 4;
  static final byte DOUBLE = 5;
  static final byte FLOAT = 6;
  static final byte SHORT = 7;
  static final byte BYTE = 8;
  static final byte CHAR = 9;

  /** A string whose characters all fit a byte: length, a byte each. */
  static final byte LATIN = 10;

  /** Any other string: length, two bytes each. */
  static final byte STRING = 11;

  /** Arrays of primitives: length, elements. */
  static final byte BYTES = 12;

  static final byte INTS = 13;
  static final byte LONGS = 14;
  static final byte DOUBLES = 15;
  static final byte CHARS = 18;

  /** An array of objects: component class, sequence. */
  static final byte OBJECTS = 20;

  /** Collections: a sequence, in iteration order. */
  static final byte ARRAY_LIST = 21;

  static final byte LIST_OF = 22;
  static final byte AS_LIST = 23;
  static final byte HASH_SET = 24;
  static final byte LINKED_HASH_SET = 25;
  static final byte SET_OF = 26;

  /** Maps: size, then key and value in turn. */
  static final byte HASH_MAP = 27;

  static final byte LINKED_HASH_MAP = 28;
  static final byte MAP_OF = 29;

  /** A record: class, components. */
  static final byte RECORD = 30;

  /** An enum constant: class, name. */
  static final byte ENUM = 31;

  /** A lambda or method reference: {@link Lambdas}. */
  static final byte LAMBDA = 32;

  /** Java serialisation: length, bytes. */
  static final byte PICKLE = 33;

  /** An Optional: its value, or null. */
  static final byte OPTIONAL = 34;

  /** An entry of a map: key, value. */
  static final byte ENTRY = 35;

  /** A sequence's elements are any values. */
  static final byte MIXED = 0;

  /** A sequence's elements are all Integer, Long, Double, unpadded. */
  static final byte ALL_INT = 1;

  static final byte ALL_LONG = 2;
  static final byte ALL_DOUBLE = 3;

  private Tag() {}
}
