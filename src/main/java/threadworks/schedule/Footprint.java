package threadworks.schedule;

import java.util.Arrays;

/** What one step touched, to tell whether it could change places with another. */
final class Footprint {
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
    long key = place << 1 | (write ? 1 : 0);
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
      add(other.keys[i] >>> 1, (other.keys[i] & 1) == 1);
    }
  }

  void clear() {
    size = 0;
    everything = false;
  }

  Footprint copy() {
    var copy = new Footprint();
    copy.keys = Arrays.copyOf(keys, Math.max(size, 1));
    copy.size = size;
    copy.everything = everything;
    return copy;
  }

  /** Whether the two steps leave the same state in either order. */
  boolean commutesWith(Footprint other) {
    if (everything || other.everything) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < other.size; j++) {
        if ((keys[i] ^ other.keys[j]) <= 1 && (keys[i] ^ other.keys[j]) >= 0) {
          if (((keys[i] | other.keys[j]) & 1) == 1) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
