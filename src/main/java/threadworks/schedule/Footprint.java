package threadworks.schedule;

import java.util.Arrays;

/**
 * What one step touched, to tell whether it could change places with another.
 *
 * <p>An object is touched as a whole or in one of its parts. As in databases with locks of two
 * sizes, who touches a part leaves word at the whole that it means to (Gray, Lorie, Putzolu,
 * Traiger, Granularity of Locks in a Shared Data Base, 1975).
 */
final class Footprint {
  private static final int READ = 0;
  private static final int WRITE = 1;
  private static final int READS_PART = 2;
  private static final int WRITES_PART = 3;

  /** Which ways of touching one place do not commute: a bit for each, by the other way. */
  private static final int[] CONFLICTS = {
    1 << WRITE | 1 << WRITES_PART,
    1 << READ | 1 << WRITE | 1 << READS_PART | 1 << WRITES_PART,
    1 << WRITE,
    1 << READ | 1 << WRITE
  };

  /** Places, with the way they are touched in the last two bits. */
  private long[] keys = new long[8];

  private int size;
  private boolean everything;

  /**
   * Adds a place.
   *
   * @param place any number that is the same for the same place; two places with one number only
   *     make steps look dependent
   * @param write whether it was changed
   */
  void add(long place, boolean write) {
    add(place << 2 | (write ? WRITE : READ));
  }

  /** Adds a part of a place. */
  void addPart(long whole, long part, boolean write) {
    add(whole << 2 | (write ? WRITES_PART : READS_PART));
    add(part, write);
  }

  private void add(long key) {
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        return;
      }
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
    }
    keys[size++] = key;
  }

  /** The step may have touched anything. */
  void addAll() {
    everything = true;
  }

  void add(Footprint other) {
    everything |= other.everything;
    for (int i = 0; i < other.size; i++) {
      add(other.keys[i]);
    }
  }

  Footprint copy() {
    var copy = new Footprint();
    copy.keys = Arrays.copyOf(keys, Math.max(size, 1));
    copy.size = size;
    copy.everything = everything;
    return copy;
  }

  void clear() {
    size = 0;
    everything = false;
  }

  /** Whether the two steps leave the same state in either order. */
  boolean commutesWith(Footprint other) {
    if (everything || other.everything) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < other.size; j++) {
        long a = keys[i];
        long b = other.keys[j];
        if (a >>> 2 == b >>> 2 && (CONFLICTS[(int) a & 3] >>> (b & 3) & 1) == 1) {
          return false;
        }
      }
    }
    return true;
  }
}
