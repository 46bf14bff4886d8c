package corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

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
      many = true,
      slow = true)
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

  // Iterators and parts are one thread's own, but lead to what others have.

  /** The one that is there is met in its old place, in its new one, in both, or in none. */
  @Expect({"returned 0", "returned 1", "returned 2"})
  static int valuesOfAMap() {
    int met = 0;
    for (var _ : moved().values()) {
      met++;
    }
    return met;
  }

  private static ConcurrentHashMap<Integer, Integer> moved() {
    var map = map(1);
    Threads.start(
        () -> {
          map.put(0, 1);
          map.remove(1);
        });
    return map;
  }

  @Expect({"returned true", "returned false"})
  static boolean anyOfAStream() {
    return moved().values().stream().anyMatch(_ -> true);
  }

  /** A task of the map goes through it, here in the thread that asks. */
  @Expect({"returned null", "returned 0", "returned 1"})
  static Integer searchInAMap() {
    return moved().searchKeys(Long.MAX_VALUE, key -> key);
  }

  @Expect({"returned null", "returned 1", "returned 2"})
  static Integer reductionOfAMap() {
    return moved().reduceValues(Long.MAX_VALUE, Integer::sum);
  }

  @Expect({"returned 0", "returned 1", "returned 2"})
  static int elementsOfAMap() {
    int met = 0;
    for (var all = moved().elements(); all.hasMoreElements(); all.nextElement()) {
      met++;
    }
    return met;
  }

  @Expect({"returned 0", "returned 1", "returned 2"})
  static int valuesOfASkipList() {
    var map = new ConcurrentSkipListMap<>(Map.of(1, 1));
    Threads.start(
        () -> {
          map.put(0, 1);
          map.remove(1);
        });
    int met = 0;
    for (var _ : map.values()) {
      met++;
    }
    return met;
  }

  @Expect({"returned []", "returned [0]", "returned [1]", "returned [0, 1]"})
  static String elementsOfADeque() {
    var deque = new ConcurrentLinkedDeque<>(List.of(1));
    Threads.start(
        () -> {
          deque.addFirst(0);
          deque.remove((Object) 1);
        });
    var met = new ArrayList<Integer>();
    for (var element : deque) {
      met.add(element);
    }
    return met.toString();
  }

  @Expect({"returned [1]", "returned [1, 2]", "returned [1, 2, 3]"})
  static String elementsOfAQueue() {
    var queue = new LinkedBlockingQueue<>(List.of(1));
    Threads.start(
        () -> {
          queue.add(2);
          queue.add(3);
        });
    var met = new ArrayList<Integer>();
    for (var element : queue) {
      met.add(element);
    }
    return met.toString();
  }

  @Expect({"returned 1", "returned 2"})
  static int checkThenActOnAPart() {
    var map = new ConcurrentSkipListMap<Integer, Integer>();
    var puts = new AtomicInteger();
    Threads.Body body =
        () -> {
          var part = map.headMap(2);
          if (!part.containsKey(1)) {
            part.put(1, 1);
            puts.incrementAndGet();
          }
        };
    Threads.all(body, body);
    return puts.get();
  }

  /** A part finds out that the list has changed without it. */
  @Expect({"returned 2", "threw ConcurrentModificationException; returned 1"})
  static int incrementInAPart() {
    var list = new CopyOnWriteArrayList<>(List.of(0));
    Threads.Body body =
        () -> {
          var part = list.subList(0, 1);
          part.set(0, part.get(0) + 1);
        };
    Threads.all(body, body);
    return list.get(0);
  }

  /** A pool behind a wrapper that only one thread has. */
  @Expect({"returned false", "returned true"})
  static boolean taskOfOnesOwnExecutor() {
    var ran = new AtomicBoolean();
    try (var pool = Executors.newSingleThreadExecutor()) {
      pool.execute(() -> {});
      pool.execute(() -> ran.set(true));
      return ran.get();
    }
  }

  // What only one thread has is given what others have.

  @Expect({"returned false 0", "returned false 1", "returned true 0", "returned true 1"})
  static String drained() {
    var queue = new ConcurrentLinkedQueue<Integer>();
    var begins = new AtomicBoolean();
    Threads.start(
        () -> {
          var own = new LinkedBlockingQueue<>(List.of(1));
          begins.set(true);
          own.drainTo(queue);
        });
    return begins.get() + " " + queue.size();
  }

  /** A list takes the one element of each of two queues, and may lose one. */
  @Expect(
      value = {"returned 1", "returned 2"},
      slow = true)
  static int drainedIntoAList() {
    var list = new ArrayList<Integer>(2);
    Threads.Body body = () -> new LinkedBlockingQueue<>(List.of(1)).drainTo(list);
    Threads.all(body, body);
    return list.size();
  }

  @Expect({"returned false 0", "returned false 1", "returned true 0", "returned true 1"})
  static String addAllOfAList() {
    var list = new CopyOnWriteArrayList<Integer>();
    var begins = filled(list);
    var own = new CopyOnWriteArrayList<Integer>();
    boolean begun = begins.get();
    own.addAll(list);
    return begun + " " + own.size();
  }

  private static AtomicBoolean filled(List<Integer> list) {
    var begins = new AtomicBoolean();
    Threads.start(
        () -> {
          begins.set(true);
          list.add(1);
        });
    return begins;
  }

  @Expect({
    "returned false false",
    "returned false true",
    "returned true false",
    "returned true true"
  })
  static String equalsAList() {
    var list = new CopyOnWriteArrayList<Integer>();
    var begins = filled(list);
    var own = new CopyOnWriteArrayList<>(List.of(1));
    boolean begun = begins.get();
    return begun + " " + own.equals(list);
  }

  /** The first future is one thread's own, the second is not. */
  @Expect({
    "returned false false",
    "returned false true",
    "returned true false",
    "returned true true"
  })
  static String combined() {
    var other = new CompletableFuture<Integer>();
    var begins = new AtomicBoolean();
    Threads.start(
        () -> {
          begins.set(true);
          other.complete(1);
        });
    var own = CompletableFuture.completedFuture(1);
    boolean begun = begins.get();
    return begun + " " + own.thenCombine(other, Integer::sum).isDone();
  }
}
