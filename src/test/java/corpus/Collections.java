package corpus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeSet;

/** The collections of java.util, which nobody should share unguarded. */
final class Collections {
  private Collections() {}

  /** One add is lost, or a null is left where it was; the list may also grow in between. */
  @Expect(
      value = {"returned 1", "returned 2", "threw ArrayIndexOutOfBoundsException; returned 1"},
      many = true)
  static int arrayListAdd() {
    var list = new ArrayList<Integer>();
    Threads.all(() -> list.add(1), () -> list.add(2));
    return list.size();
  }

  @Expect("returned [1, 2]")
  static List<Integer> arrayListAddGuarded() {
    var list = new ArrayList<Integer>();
    Threads.all(() -> add(list, 1), () -> add(list, 2));
    return list.stream().sorted().toList();
  }

  private static void add(List<Integer> list, int item) {
    synchronized (list) {
      list.add(item);
    }
  }

  @Expect("returned 2")
  static int synchronizedList() {
    var list = java.util.Collections.synchronizedList(new ArrayList<Integer>());
    Threads.all(() -> list.add(1), () -> list.add(2));
    return list.size();
  }

  @Expect(
      value = {"returned 3", "threw ConcurrentModificationException; returned 0"},
      many = true)
  static int iterateWhileAnotherAdds() {
    var list = new ArrayList<>(List.of(1, 2));
    var sum = new int[1];
    var reader =
        new Thread(
            () -> {
              int s = 0;
              for (int item : list) {
                s += item;
              }
              sum[0] = s;
            });
    reader.start();
    list.add(0);
    Threads.join(reader);
    return sum[0];
  }

  @Expect(
      value = {"returned true", "returned false"},
      slow = true)
  static boolean checkThenRemove() {
    var queue = new ArrayDeque<>(List.of(1));
    var failed = new boolean[1];
    Threads.Body body =
        () -> {
          try {
            if (!queue.isEmpty()) {
              queue.removeFirst();
            }
          } catch (java.util.NoSuchElementException e) {
            failed[0] = true;
          }
        };
    Threads.all(body, body);
    return failed[0];
  }

  @Expect({"returned 1", "returned 2"})
  static int hashMapPut() {
    var map = new HashMap<Integer, Integer>(4);
    map.put(9, 9);
    map.remove(9);
    Threads.all(() -> map.put(1, 1), () -> map.put(2, 2));
    return map.size();
  }

  /** A set of an enum with more constants than a long has bits. */
  @Expect(
      value = {"returned [LATIN, GREEK]", "returned [LATIN]", "returned [GREEK]"},
      slow = true)
  static String largeEnumSetAdd() {
    var set = EnumSet.noneOf(Character.UnicodeScript.class);
    Threads.all(
        () -> set.add(Character.UnicodeScript.LATIN), () -> set.add(Character.UnicodeScript.GREEK));
    return set.toString();
  }

  @Expect({"returned 1", "returned 2"})
  static int linkedListAdd() {
    var list = new LinkedList<Integer>();
    Threads.all(() -> list.add(1), () -> list.add(2));
    return list.size();
  }

  @Expect({"returned 1", "returned 2"})
  static int stringBuilderAppend() {
    var text = new StringBuilder();
    Threads.all(() -> text.append("a"), () -> text.append("b"));
    return text.length();
  }

  /** The text may be made while an element is counted but not yet there. */
  @Expect({"returned ", "returned a", "returned missing"})
  static String stringJoinerAdd() {
    var joiner = new StringJoiner(",");
    Threads.start(() -> joiner.add("a"));
    try {
      return joiner.toString();
    } catch (NullPointerException e) {
      return "missing";
    }
  }

  /**
   * Both may turn the tree at once, and so tie it into a ring; too many schedules to walk even one
   * of each kind.
   */
  static TreeSet<Integer> treeSetAdd() {
    var set = new TreeSet<>(List.of(1));
    Threads.all(() -> set.add(3), () -> set.add(2));
    return set;
  }

  @Expect("returned 2")
  static int stringBufferAppend() {
    var text = new StringBuffer();
    Threads.all(() -> text.append("a"), () -> text.append("b"));
    return text.length();
  }

  @Expect("returned true")
  static boolean chanceIsPinned() {
    return new Random().nextInt() == new Random().nextInt() || Math.random() >= 0;
  }

  /** Nothing of it is shared. */
  @Expect("returned 6")
  static int ownListEach() {
    var sums = new int[2];
    Threads.all(() -> sums[0] = own(), () -> sums[1] = own());
    return sums[0] + sums[1];
  }

  private static int own() {
    var list = new ArrayList<Integer>();
    list.add(1);
    list.add(2);
    int sum = 0;
    for (int item : list) {
      sum += item;
    }
    if (list.isEmpty()) {
      throw new ConcurrentModificationException();
    }
    return sum;
  }
}
