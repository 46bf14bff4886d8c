package corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.PriorityBlockingQueue;

/**
 * What goes from a concurrent collection to threads, or into one, and is itself not made to be
 * shared: an iterator, a list.
 */
final class Handed {
  private Handed() {}

  private static String nextOfEach(Iterator<Integer> iterator) {
    var got = new int[2];
    Threads.all(() -> got[0] = iterator.next(), () -> got[1] = iterator.next());
    return got[0] + " " + got[1];
  }

  @Expect({"returned 1 1", "returned 1 2", "returned 2 1"})
  static String iteratorOfACopy() {
    return nextOfEach(new CopyOnWriteArrayList<>(List.of(1, 2)).iterator());
  }

  /** It takes the lock of the queue only after it has read what is next. */
  @Expect(
      value = {"returned 1 1", "returned 1 2", "returned 2 1"},
      slow = true)
  static String iteratorOfAQueue() {
    return nextOfEach(new ArrayBlockingQueue<>(2, false, List.of(1, 2)).iterator());
  }

  @Expect({"returned 1 1", "returned 1 2", "returned 2 1"})
  static String iteratorOfAHeap() {
    return nextOfEach(new PriorityBlockingQueue<>(List.of(1, 2)).iterator());
  }

  /** One by one, they each have their own. */
  @Expect(value = "returned 6", slow = true)
  static int iteratorsOfTheirOwn() {
    var list = new CopyOnWriteArrayList<>(List.of(1, 2));
    var sums = new int[2];
    Threads.all(() -> list.forEach(n -> sums[0] += n), () -> list.forEach(n -> sums[1] += n));
    return sums[0] + sums[1];
  }

  private static List<Integer> changing() {
    var list = new ArrayList<>(List.of(1, 2));
    Threads.start(
        () -> {
          list.set(0, 3);
          list.set(1, 4);
        });
    return list;
  }

  @Expect({"returned [1, 2]", "returned [1, 4]", "returned [3, 2]", "returned [3, 4]"})
  static String added() {
    var all = new CopyOnWriteArrayList<Integer>();
    all.addAll(changing());
    return all.toString();
  }

  @Expect({"returned [1, 2]", "returned [1, 4]", "returned [3, 2]", "returned [3, 4]"})
  static String addedToASet() {
    var all = new CopyOnWriteArraySet<Integer>();
    all.addAll(changing());
    return all.toString();
  }

  /** The list is asked for one after the other. */
  @Expect(
      value = {"returned []", "returned [1]", "returned [4]", "returned [1, 4]"},
      slow = true)
  static String retained() {
    var all = new CopyOnWriteArrayList<>(List.of(1, 4));
    all.retainAll(changing());
    return all.toString();
  }

  @Expect({"returned {1=1}", "returned {1=2}"})
  static String put() {
    var map = new HashMap<>(Map.of(1, 1));
    Threads.start(() -> map.put(1, 2));
    var all = new ConcurrentHashMap<Integer, Integer>();
    all.putAll(map);
    return all.toString();
  }
}
