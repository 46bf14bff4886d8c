package corpus;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Collections that guard each call by itself, which makes two calls no more one than with any
 * other, and more of those that guard nothing.
 */
final class Guarded {
  private Guarded() {}

  @Expect("returned 2")
  static int vectorAdd() {
    var vector = new Vector<Integer>();
    Threads.all(() -> vector.add(1), () -> vector.add(2));
    return vector.size();
  }

  /** Each call is guarded, the two together are not. */
  @Expect({"returned 1", "returned 2"})
  static int vectorAddIfAbsent() {
    var vector = new Vector<Integer>();
    Threads.Body body =
        () -> {
          if (!vector.contains(1)) {
            vector.add(1);
          }
        };
    Threads.all(body, body);
    return vector.size();
  }

  @Expect({"returned 1"})
  static int vectorAddIfAbsentGuarded() {
    var vector = new Vector<Integer>();
    Threads.Body body =
        () -> {
          synchronized (vector) {
            if (!vector.contains(1)) {
              vector.add(1);
            }
          }
        };
    Threads.all(body, body);
    return vector.size();
  }

  /** The last element is gone between the look and the grasp. */
  @Expect({"returned 0", "threw ArrayIndexOutOfBoundsException; returned 0"})
  static int vectorRemoveLast() {
    var vector = new Vector<>(List.of(7));
    Threads.Body body =
        () -> {
          if (vector.size() > 0) {
            vector.remove(vector.size() - 1);
          }
        };
    Threads.all(body, body);
    return vector.size();
  }

  @Expect({"returned 0", "threw EmptyStackException; returned 0"})
  static int stackPop() {
    var stack = new Stack<Integer>();
    stack.push(1);
    Threads.Body body =
        () -> {
          if (!stack.empty()) {
            stack.pop();
          }
        };
    Threads.all(body, body);
    return stack.size();
  }

  @Expect({"returned 1", "returned 2"})
  static int hashtableCount() {
    var table = new Hashtable<String, Integer>();
    table.put("a", 0);
    Threads.Body body = () -> table.put("a", table.get("a") + 1);
    Threads.all(body, body);
    return table.get("a");
  }

  @Expect("returned 2")
  static int hashtableMerge() {
    var table = new Hashtable<String, Integer>();
    Threads.Body body = () -> table.merge("a", 1, Integer::sum);
    Threads.all(body, body);
    return table.get("a");
  }

  @Expect({"returned 1", "returned 2"})
  static int propertiesCount() {
    var table = new Properties();
    table.setProperty("a", "0");
    Threads.Body body =
        () -> table.setProperty("a", "" + (Integer.parseInt(table.getProperty("a")) + 1));
    Threads.all(body, body);
    return Integer.parseInt(table.getProperty("a"));
  }

  @Expect({"returned ab", "returned ba"})
  static String stringBufferAppend() {
    var text = new StringBuffer();
    Threads.all(() -> text.append("a"), () -> text.append("b"));
    return text.toString();
  }

  @Expect({"returned 1", "returned 2"})
  static int stringBufferCheckThenAct() {
    var text = new StringBuffer();
    Threads.Body body =
        () -> {
          if (text.length() == 0) {
            text.append("a");
          }
        };
    Threads.all(body, body);
    return text.length();
  }

  @Expect("returned 1")
  static int stringBufferGuarded() {
    var text = new StringBuffer();
    Threads.Body body =
        () -> {
          synchronized (text) {
            if (text.length() == 0) {
              text.append("a");
            }
          }
        };
    Threads.all(body, body);
    return text.length();
  }

  /** Who makes it shares it like any other. */
  @Expect({"returned ab", "returned ba"})
  static String stringBufferOfTheMaker() {
    var text = new StringBuffer();
    var other = Threads.start(() -> text.append("a"));
    text.append("b");
    Threads.join(other);
    return text.toString();
  }

  @Expect({"returned 1", "returned 2"})
  static int stringBuilderOfTheMaker() {
    var text = new StringBuilder();
    var other = Threads.start(() -> text.append("a"));
    text.append("b");
    Threads.join(other);
    return text.length();
  }

  /** Each of its methods enters its monitor. */
  @Expect({"returned aab", "returned baa"})
  static String stringBufferGuardedByOneOnly() {
    var text = new StringBuffer();
    Threads.all(
        () -> {
          synchronized (text) {
            text.append("a");
            text.append("a");
          }
        },
        () -> text.append("b"));
    return text.toString();
  }

  /** The text of an object is made without a call to it in sight. */
  @Expect({"returned >", "returned >a"})
  static String stringBufferInASum() {
    var text = new StringBuffer();
    Threads.start(() -> text.append("a"));
    return ">" + text;
  }

  /** Not woven: each call is one step. */
  @Expect({"returned 1", "returned 2"})
  static long date() {
    var date = new Date(0);
    Threads.Body body = () -> date.setTime(date.getTime() + 1);
    Threads.all(body, body);
    return date.getTime();
  }

  @Expect({"returned 1", "returned 2"})
  static int synchronizedMapCount() {
    var map = Collections.synchronizedMap(new LinkedHashMap<String, Integer>());
    map.put("a", 0);
    Threads.Body body = () -> map.put("a", map.get("a") + 1);
    Threads.all(body, body);
    return map.get("a");
  }

  /** Its iterator is guarded by nobody. */
  @Expect(
      value = {"returned 3", "returned 6", "threw ConcurrentModificationException; returned 0"},
      many = true)
  static int iterateASynchronizedList() {
    var list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
    var sum = new int[1];
    Threads.all(
        () -> {
          int s = 0;
          for (int item : list) {
            s += item;
          }
          sum[0] = s;
        },
        () -> list.add(3));
    return sum[0];
  }

  @Expect(
      value = {"returned 3", "returned 6"},
      slow = true)
  static int iterateASynchronizedListGuarded() {
    var list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
    var sum = new int[1];
    Threads.all(
        () -> {
          int s = 0;
          synchronized (list) {
            for (int item : list) {
              s += item;
            }
          }
          sum[0] = s;
        },
        () -> list.add(3));
    return sum[0];
  }

  @Expect({"returned 1", "returned 2"})
  static int synchronizedSetCheckThenAct() {
    var set = Collections.synchronizedSet(new HashSet<Integer>());
    var added = new int[2];
    Threads.all(
        () -> {
          if (!set.contains(1)) {
            set.add(1);
            added[0] = 1;
          }
        },
        () -> {
          if (!set.contains(1)) {
            set.add(1);
            added[1] = 1;
          }
        });
    return added[0] + added[1];
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      many = true)
  static int bitSet() {
    var bits = new BitSet();
    Threads.all(() -> bits.set(1), () -> bits.set(2));
    return bits.cardinality();
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      many = true)
  static int identityHashMap() {
    var map = new IdentityHashMap<TimeUnit, Integer>();
    Threads.all(() -> map.put(TimeUnit.DAYS, 1), () -> map.put(TimeUnit.HOURS, 2));
    return map.size();
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      many = true)
  static int weakHashMap() {
    var map = new WeakHashMap<String, Integer>();
    Threads.all(() -> map.put("a", 1), () -> map.put("b", 2));
    return map.size();
  }

  @Expect({"returned 1", "returned 2"})
  static int enumMap() {
    Map<Thread.State, Integer> map = new EnumMap<>(Thread.State.class);
    Threads.all(() -> map.put(Thread.State.NEW, 1), () -> map.put(Thread.State.RUNNABLE, 2));
    return map.size();
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      many = true)
  static int hashSet() {
    return size(new HashSet<>(Set.of(5)));
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      many = true)
  static int linkedHashSet() {
    return size(new LinkedHashSet<>(Set.of(5)));
  }

  @Expect(
      value = {"returned 1", "returned 2"},
      many = true)
  static int treeSet() {
    return size(new TreeSet<>(Set.of(5)));
  }

  private static int size(Set<Integer> set) {
    set.remove(5);
    Threads.all(() -> set.add(1), () -> set.add(2));
    return set.size();
  }

  /** Where both make the array, one text is lost with the array of the other, or leaves a gap. */
  @Expect(
      value = {"returned 1", "returned 3", "threw NullPointerException"},
      many = true)
  static int stringJoiner() {
    var text = new StringJoiner(",");
    Threads.all(() -> text.add("a"), () -> text.add("b"));
    return text.toString().length();
  }

  /** The text of an object is made while the buffer is locked, in steps of its own. */
  @Expect({"returned 1A", "returned A1", "returned 2A", "returned A2"})
  static String bufferOfObjects() {
    var text = new StringBuffer();
    var number = new int[] {1};
    var shown =
        new Object() {
          @Override
          public String toString() {
            return String.valueOf(number[0]);
          }
        };
    Threads.all(() -> text.append(shown), () -> text.append("A"), () -> number[0] = 2);
    return text.toString();
  }
}
