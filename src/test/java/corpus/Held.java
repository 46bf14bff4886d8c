package corpus;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BiFunction;

/**
 * Properties and texts, which run unwoven, hold a lock of their own, and call the program
 * meanwhile.
 */
final class Held {
  private static int count;

  private Held() {}

  private static Properties zero() {
    var properties = new Properties();
    properties.put("n", 0);
    return properties;
  }

  private static int add(Object one, Object other) {
    count++;
    return (int) one + (int) other;
  }

  private static Threads.Body countUnder(Object lock) {
    return () -> {
      synchronized (lock) {
        count++;
      }
    };
  }

  /** One merges after the other. */
  @Expect("returned 2 2")
  static String merged() {
    var properties = zero();
    Threads.Body body = () -> properties.merge("n", 1, Held::add);
    Threads.all(body, body);
    return properties.get("n") + " " + count;
  }

  /** The locks are two, so both may have read the same. */
  @Expect({"returned 1", "returned 2"})
  static int mergedApart() {
    var one = zero();
    var other = zero();
    Threads.all(() -> one.merge("n", 1, Held::add), () -> other.merge("n", 1, Held::add));
    return count;
  }

  @Expect("returned 1")
  static int computedOnce() {
    var properties = new Properties();
    Threads.Body body = () -> properties.computeIfAbsent("n", key -> ++count);
    Threads.all(body, body);
    return count;
  }

  /** It may be asked what it has, which takes no lock, at each moment of a merge. */
  @Expect({"returned 0 0", "returned 0 1", "returned 1 0", "returned 1 1"})
  static String askedMeanwhile() {
    var properties = zero();
    var seen = new String[1];
    Threads.all(
        () -> properties.merge("n", 1, Held::add),
        () -> {
          int before = count;
          seen[0] = before + " " + properties.get("n");
        });
    return seen[0];
  }

  /** Who counts under the lock of the properties is kept out, too. */
  @Expect("returned 2")
  static int countedUnderTheirLock() {
    var properties = zero();
    Threads.all(() -> properties.merge("n", 1, Held::add), countUnder(properties));
    return count;
  }

  /** Who only counts is not. */
  @Expect({"returned 1", "returned 2"})
  static int countedWithoutTheirLock() {
    var properties = zero();
    Threads.all(() -> properties.merge("n", 1, Held::add), () -> count++);
    return count;
  }

  @Expect({"returned 2", "deadlock M waits for A, A waits for B, B waits for A"})
  static int eachWithinTheOther() {
    var one = zero();
    var other = zero();
    Threads.all(
        () -> one.merge("n", 1, (a, b) -> other.merge("n", 1, Held::add)),
        () -> other.merge("n", 1, (a, b) -> one.merge("n", 1, Held::add)));
    return count;
  }

  /** The function waits for a lock that is held by who waits for the properties' own. */
  @Expect({"returned 1", "deadlock M waits for A, A waits for B, B waits for A"})
  static int lockWithin() {
    var properties = zero();
    var lock = new Object();
    Threads.all(
        () ->
            properties.merge(
                "n",
                1,
                (a, b) -> {
                  synchronized (lock) {
                    return add(a, b);
                  }
                }),
        () -> {
          synchronized (lock) {
            properties.put("other", 1);
          }
        });
    return count;
  }

  /** A function that throws leaves the lock free. */
  @Expect("returned 0 1")
  static String thrownWithin() {
    var properties = zero();
    Threads.all(
        () -> {
          try {
            properties.merge(
                "n",
                1,
                (a, b) -> {
                  throw new IllegalStateException();
                });
          } catch (IllegalStateException e) {
            count++;
          }
        },
        () -> properties.put("other", 1));
    return properties.get("n") + " " + count;
  }

  /** What is put takes the lock that the other holds: it sees the same twice. */
  @Expect("returned true")
  static boolean askedTwiceUnderTheirLock() {
    var properties = new Properties();
    var same = new boolean[1];
    Threads.all(
        () -> {
          synchronized (properties) {
            same[0] = properties.get("n") == properties.get("n");
          }
        },
        () -> properties.put("n", 1));
    return same[0];
  }

  @Expect("returned 4")
  static int putWithin() {
    var properties = zero();
    BiFunction<Object, Object, Object> puts =
        (a, b) -> {
          properties.put("m", 1);
          return add(a, b) + count++;
        };
    Threads.Body body = () -> properties.merge("n", 1, puts);
    Threads.all(body, body);
    return count;
  }

  /** The one that is given is asked under the lock of the other. */
  @Expect({"returned 3", "deadlock M waits for A, A waits for B, B waits for A"})
  static int eachAppendsTheOther() {
    var one = new StringBuffer("a");
    var other = new StringBuffer("b");
    Threads.all(() -> one.append(other), () -> other.append(one));
    return Math.min(3, Math.max(one.length(), other.length()));
  }

  @Expect({"returned true true", "returned true false", "returned false false"})
  static String causeGivenMeanwhile() {
    var exception = new Exception();
    Threads.start(() -> exception.initCause(new Error()));
    return (exception.getCause() == null) + " " + (exception.getCause() == null);
  }

  @Expect({"returned 0 0", "returned 0 1", "returned 1 1"})
  static String traceGivenMeanwhile() {
    var exception = new Exception();
    var one = new StackTraceElement[] {new StackTraceElement("A", "a", "A.java", 1)};
    exception.setStackTrace(new StackTraceElement[0]);
    Threads.start(() -> exception.setStackTrace(one));
    return exception.getStackTrace().length + " " + exception.getStackTrace().length;
  }

  private static Properties published;

  /** Nobody else had the properties when the merge began, but its function gives them away. */
  @Expect({"returned -1", "returned 2"})
  static int publishedWithin() {
    var seen = new int[] {-1};
    Threads.all(
        () -> {
          var properties = zero();
          properties.merge(
              "n",
              1,
              (a, b) -> {
                published = properties;
                count++;
                count++;
                return count;
              });
        },
        () -> {
          var properties = published;
          if (properties != null) {
            synchronized (properties) {
              seen[0] = count;
            }
          }
        });
    return seen[0];
  }

  @Expect("returned 2")
  static int mergedByReflection() throws ReflectiveOperationException {
    var properties = zero();
    var merge = Properties.class.getMethod("merge", Object.class, Object.class, BiFunction.class);
    BiFunction<Object, Object, Object> add = Held::add;
    Threads.all(() -> merge.invoke(properties, "n", 1, add), countUnder(properties));
    return count;
  }

  /** Their views take the lock of the properties. */
  @Expect("returned 2")
  static int goneThroughUnderTheirLock() {
    var properties = zero();
    Threads.all(() -> properties.values().removeIf(value -> count++ < 0), countUnder(properties));
    return count;
  }

  /** Both are stored, or none. */
  @Expect({"returned 1", "returned 3"})
  static long storedMeanwhile() {
    var properties = new Properties();
    var text = new StringWriter();
    Threads.all(
        () -> properties.store(text, null),
        () -> {
          synchronized (properties) {
            properties.setProperty("a", "1");
            properties.setProperty("b", "1");
          }
        });
    return text.toString().lines().count();
  }

  @Expect("returned true")
  static boolean removedUnderTheirLock() {
    var properties = zero();
    var keys = properties.keySet();
    var same = new boolean[1];
    Threads.all(
        () -> keys.remove("n"),
        () -> {
          synchronized (properties) {
            same[0] = properties.size() == properties.size();
          }
        });
    return same[0];
  }

  /** The text of properties is made under their lock, with the texts of what they hold. */
  @Expect({"returned 0", "returned 2"})
  static int textUnderTheirLock() {
    var properties = new Properties();
    properties.put(
        "n",
        new Object() {
          @Override
          public String toString() {
            count++;
            return "n" + count++;
          }
        });
    var seen = new int[1];
    Threads.all(
        () -> String.valueOf(properties),
        () -> {
          synchronized (properties) {
            seen[0] = count;
          }
        });
    return seen[0];
  }

  private static Properties pair() {
    var properties = new Properties();
    properties.put("a", 1);
    properties.put("b", 1);
    return properties;
  }

  private static Threads.Body changeBoth(Properties pair) {
    return () -> {
      synchronized (pair) {
        pair.put("a", 2);
        pair.put("b", 2);
      }
    };
  }

  /** A new list takes all values under the lock. */
  @Expect({"returned [1, 1]", "returned [2, 2]"})
  static List<Object> valuesCopied() {
    var pair = pair();
    var seen = new ArrayList<Object>();
    Threads.all(changeBoth(pair), () -> seen.addAll(new ArrayList<>(pair.values())));
    return seen;
  }

  @Expect(
      value = {"returned [1, 1]", "returned [2, 2]"},
      slow = true)
  static List<Object> valuesAdded() {
    var pair = pair();
    var seen = new ArrayList<Object>();
    Threads.all(changeBoth(pair), () -> seen.addAll(pair.values()));
    return seen;
  }

  @Expect({"returned {a=1, b=1}", "returned {a=2, b=2}"})
  static String cloned() {
    var pair = pair();
    var seen = new Object[1];
    Threads.all(changeBoth(pair), () -> seen[0] = pair.clone());
    return String.valueOf(seen[0]);
  }

  private static final String KEY = "threadworks.test";

  private static void addToTheSystems() {
    System.setProperty(KEY, "" + (Integer.getInteger(KEY, 0) + 1));
  }

  /** What a schedule sets is gone in the next. */
  @Expect({"returned 2 null", "returned 1 null"})
  static String setInTheSystems() {
    var before = System.getProperty(KEY);
    Threads.all(Held::addToTheSystems, Held::addToTheSystems);
    return System.getProperty(KEY) + " " + before;
  }

  @Expect({"returned 1", "returned null"})
  static String readInTheSystems() {
    var seen = new String[1];
    Threads.all(() -> System.setProperty(KEY, "1"), () -> seen[0] = System.getProperty(KEY));
    return seen[0];
  }

  /** A search that is reduced leaves schedules within the function. */
  @Expect("returned 1")
  static int computedOnceInTheSystems() {
    Threads.Body body = () -> System.getProperties().computeIfAbsent(KEY, key -> ++count);
    Threads.all(body, body);
    return count;
  }

  @Expect({"returned null other", "returned 1 other"})
  static String clearedInTheSystems() {
    System.setProperty(KEY, "1");
    var seen = new String[1];
    Threads.all(() -> System.clearProperty(KEY), () -> seen[0] = System.getProperty(KEY));
    return seen[0] + " " + System.getProperty(KEY, "other");
  }

  @Expect({"returned 1", "returned 2"})
  static String replacedInTheSystems() {
    System.setProperty(KEY, "1");
    var other = new Properties();
    other.setProperty(KEY, "2");
    var seen = new String[1];
    Threads.all(() -> System.setProperties(other), () -> seen[0] = System.getProperty(KEY));
    return seen[0];
  }
}
