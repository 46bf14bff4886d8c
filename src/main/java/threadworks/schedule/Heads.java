package threadworks.schedule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The heads of objects that have no place for one: arrays, and objects of the JDK that run unwoven.
 * An identity hash table that is emptied for each schedule at the cost of what was in it.
 */
final class Heads {
  private static final int MOST = 1 << 16;

  private @Nullable Object[] keys = new @Nullable Object[64];
  private @Nullable Head[] heads = new @Nullable Head[64];
  private int[] used = new int[32];
  private int size;

  /** The head of any object, wherever it has it; null for none, and for no object. */
  @Nullable Head of(@Nullable Object object) {
    return object instanceof Headed headed
        ? headed.threadworks$head()
        : object == null ? null : get(object);
  }

  @Nullable Head get(Object object) {
    int slot = slot(object);
    return keys[slot] == null ? null : heads[slot];
  }

  /** Whether there is still room for an object that could also be left out. */
  boolean hasRoom() {
    return size < MOST;
  }

  void put(Object object, Head head) {
    int slot = slot(object);
    if (keys[slot] == null) {
      if (size == used.length) {
        grow();
        slot = slot(object);
      }
      keys[slot] = object;
      used[size++] = slot;
    }
    heads[slot] = head;
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      keys[used[i]] = null;
      heads[used[i]] = null;
    }
    size = 0;
  }

  @SuppressWarnings("ReferenceEquality") // by identity
  private int slot(Object object) {
    int mask = keys.length - 1;
    int slot = ((System.identityHashCode(object) * 0x9E3779B9) >>> 7) & mask;
    while (keys[slot] != null && keys[slot] != object) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    var oldKeys = keys;
    var oldHeads = heads;
    var oldUsed = Arrays.copyOf(used, size);
    keys = new @Nullable Object[oldKeys.length * 2];
    heads = new @Nullable Head[oldKeys.length * 2];
    used = new int[keys.length / 2];
    size = 0;
    for (int slot : oldUsed) {
      var key = oldKeys[slot];
      var head = oldHeads[slot];
      if (key != null && head != null) {
        put(key, head);
      }
    }
  }
}
