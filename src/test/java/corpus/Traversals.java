package corpus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;

/** Calls that go through a concurrent collection while others change it. */
final class Traversals {
  private Traversals() {}

  private static ConcurrentHashMap<Integer, Integer> map(int... keys) {
    var map = new ConcurrentHashMap<Integer, Integer>();
    for (int key : keys) {
      map.put(key, key);
    }
    return map;
  }

  @Expect({"returned 0", "returned 1", "returned 2"})
  static int putAll() {
    var map = map();
    Threads.start(() -> map.putAll(Map.of(1, 1, 2, 2)));
    return map.size();
  }

  /** What is put where it has been stays. */
  @Expect({"returned {}", "returned {1=1}", "returned {2=2}", "returned {1=1, 2=2}"})
  static String clear() {
    var map = map(3);
    Threads.all(
        map::clear,
        () -> {
          map.put(1, 1);
          map.put(2, 2);
        });
    return map.toString();
  }

  /** The value is there all the time. */
  @Expect({"returned true", "returned false"})
  static boolean containsValueThatMoves() {
    var map = map(1);
    var found = new boolean[1];
    Threads.all(
        () -> {
          map.put(0, 1);
          map.remove(1);
        },
        () -> found[0] = map.containsValue(1));
    return found[0];
  }

  @Expect(
      value = {
        "returned {0=0, 1=1}",
        "returned {0=2, 1=1}",
        "returned {0=0, 1=2}",
        "returned {0=2, 1=2}"
      },
      many = true)
  static String replaceAll() {
    var map = map(0, 1);
    var text = new String[1];
    Threads.all(() -> map.replaceAll((key, value) -> 2), () -> text[0] = map.toString());
    return text[0];
  }

  /** Meets the value on both its places, or on none. */
  @Expect(
      value = {"returned 0", "returned 1", "returned 2"},
      many = true)
  static int forEach() {
    var count = new int[1];
    var map = map(1);
    Threads.all(
        () -> {
          map.put(8, 1);
          map.remove(1);
          map.put(0, 1);
          map.remove(8);
        },
        () -> map.forEach((key, value) -> count[0]++));
    return count[0];
  }

  /** Three were never there together. */
  @Expect({"returned 1", "returned 2", "returned 3"})
  static int sizeOfADeque() {
    var deque = new ConcurrentLinkedDeque<>(List.of(1, 2));
    var size = new int[1];
    Threads.all(
        () -> {
          deque.removeFirst();
          deque.addLast(3);
        },
        () -> size[0] = deque.size());
    return size[0];
  }

  @Expect({"returned [1]", "returned [1, 2]", "returned [2]"})
  static String skipListOfValues() {
    var map = new ConcurrentSkipListMap<>(Map.of(1, 1));
    var text = new String[1];
    Threads.all(
        () -> {
          map.put(2, 2);
          map.remove(1);
        },
        () -> text[0] = map.values().toString());
    return text[0];
  }

  /** There is a 1 in it all the time. */
  @Expect({"returned true", "returned false"})
  static boolean dequeContainsWhatMoves() {
    var deque = new ConcurrentLinkedDeque<>(List.of(2, 1));
    var found = new boolean[1];
    Threads.all(() -> moveToFront(deque), () -> found[0] = deque.contains(1));
    return found[0];
  }

  /** Removes the one 1 or the other, or misses both. */
  @Expect({"returned true [2]", "returned false [1, 2]"})
  static String dequeRemovesWhatMoves() {
    var deque = new ConcurrentLinkedDeque<>(List.of(2, 1));
    var found = new boolean[1];
    Threads.all(() -> moveToFront(deque), () -> found[0] = deque.remove((Object) 1));
    return found[0] + " " + deque;
  }

  private static void moveToFront(ConcurrentLinkedDeque<Integer> deque) {
    deque.addFirst(1);
    deque.removeLastOccurrence(1);
  }

  @Expect({"returned true", "returned false"})
  static boolean valuesContainWhatMoves() {
    var map = map(1);
    var found = new boolean[1];
    Threads.all(
        () -> {
          map.put(0, 1);
          map.remove(1);
        },
        () -> found[0] = map.values().contains(1));
    return found[0];
  }

  /** Three were never there together. */
  @Expect({"returned 1", "returned 2", "returned 3"})
  static int sizeOfAPart() {
    var set = new ConcurrentSkipListSet<>(List.of(1, 2));
    var size = new int[1];
    Threads.all(
        () -> {
          set.remove(1);
          set.add(3);
        },
        () -> size[0] = set.headSet(9).size());
    return size[0];
  }

  /** It asks about the one that is taken out, and leaves the one that has come. */
  @Expect({"returned true []", "returned false [1]"})
  static String removeAll() {
    var queue = new LinkedBlockingQueue<>(List.of(1));
    var removed = new boolean[1];
    Threads.all(
        () -> {
          queue.add(1);
          queue.poll();
        },
        () -> removed[0] = queue.removeAll(List.of(1)));
    return removed[0] + " " + queue;
  }
}
