package corpus;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Properties;
import java.util.function.BiFunction;

/** Parts of the JDK that run unwoven, hold a lock of their own, and call the program meanwhile. */
final class Held {
  private static int count;

  private Held() {}

  /** Counts the texts that it is given. */
  private static final class Counting extends Writer {
    @Override
    public void write(char[] text, int from, int length) {
      count++;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static Properties zero() {
    var properties = new Properties();
    properties.put("n", 0);
    return properties;
  }

  private static int add(Object one, Object other) {
    count++;
    return (int) one + (int) other;
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
    Threads.all(
        () -> properties.merge("n", 1, Held::add),
        () -> {
          synchronized (properties) {
            count++;
          }
        });
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

  @Expect("returned true")
  static boolean sizeTwiceUnderTheirLock() {
    var bytes = new ByteArrayOutputStream();
    var same = new boolean[1];
    Threads.all(
        () -> {
          synchronized (bytes) {
            same[0] = bytes.size() == bytes.size();
          }
        },
        () -> bytes.write(1));
    return same[0];
  }

  @Expect("returned true")
  static boolean lengthTwiceUnderItsLock() {
    var writer = new CharArrayWriter();
    var same = new boolean[1];
    Threads.all(
        () -> {
          synchronized (writer) {
            same[0] = writer.size() == writer.size();
          }
        },
        () -> writer.write('x'));
    return same[0];
  }

  /** This one takes the lock of its buffer, and none of its own. */
  @Expect({"returned true", "returned false"})
  static boolean lengthTwiceUnderAnothersLock() {
    var writer = new StringWriter();
    var same = new boolean[1];
    Threads.all(
        () -> {
          synchronized (writer) {
            int before = writer.toString().length();
            same[0] = before == writer.toString().length();
          }
        },
        () -> writer.write("x"));
    return same[0];
  }

  @Expect("returned 2")
  static int written() {
    var writer = new Counting();
    Threads.Body body = () -> writer.write("x");
    Threads.all(body, body);
    return count;
  }

  /** The lock is that of the writer within. */
  @Expect("returned 2")
  static int printed() {
    var writer = new Counting();
    var printer = new PrintWriter(writer);
    Threads.all(() -> printer.print("x"), () -> writer.write("x"));
    return count;
  }

  /** Where the first to flush finds the text of both, there is nothing left for the second. */
  @Expect({"returned 1", "returned 2"})
  static int buffered() {
    var writer = new BufferedWriter(new Counting());
    Threads.Body body =
        () -> {
          writer.write("x");
          writer.flush();
        };
    Threads.all(body, body);
    return count;
  }

  /** Two writers have a lock each. */
  @Expect({"returned 1", "returned 2"})
  static int writtenApart() {
    Threads.all(() -> new Counting().write("x"), () -> new Counting().write("x"));
    return count;
  }

  /** It leaves the array to the method of its heirs, and locks nothing. */
  @Expect({"returned 1", "returned 2"})
  static int charactersWritten() {
    var writer = new Counting();
    Threads.Body body = () -> writer.write(new char[1]);
    Threads.all(body, body);
    return count;
  }

  /** This one locks for what it writes, and neither for a flush nor to begin anew. */
  @Expect("returned 0")
  static int flushedUnderItsLock() {
    var writer = new CharArrayWriter();
    synchronized (writer) {
      Threads.all(writer::flush, writer::reset, writer::close);
    }
    return count;
  }

  /** The text is made before the lock is taken. */
  @Expect({"returned 1", "returned 2"})
  static int textBeforeTheLock() {
    var printer = new PrintWriter(new CharArrayWriter());
    var text =
        new Object() {
          @Override
          public String toString() {
            return "n" + count++;
          }
        };
    Threads.Body body = () -> printer.print(text);
    Threads.all(body, body);
    return count;
  }

  /** Who asks itself through an interface, meanwhile, still has its lock. */
  @Expect("returned 2")
  static int askedThroughAnInterface() {
    var writer =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            Flushable self = this;
            self.flush();
            count++;
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Threads.Body body = () -> writer.write("x");
    Threads.all(body, body);
    return count;
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

  /** An exception is printed as a whole, whatever else goes to the same writer. */
  @Expect({"returned 2java.lang.Exception", "returned java.lang.Exception2"})
  static String tracePrinted() {
    var text = new StringWriter();
    var printer = new PrintWriter(text);
    var exception = new Exception();
    exception.setStackTrace(new StackTraceElement[0]);
    Threads.all(() -> exception.printStackTrace(printer), () -> printer.print("2"));
    return text.toString().replace(System.lineSeparator(), "");
  }

  /** Two print what the program writes, one exception after the other. */
  @Expect("returned 4")
  static int tracesPrinted() {
    var printer = new PrintWriter(new Counting());
    var exception = new Exception();
    exception.setStackTrace(new StackTraceElement[0]);
    Threads.Body body = () -> exception.printStackTrace(printer);
    Threads.all(body, body);
    return count;
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
    Threads.all(
        () -> merge.invoke(properties, "n", 1, add),
        () -> {
          synchronized (properties) {
            count++;
          }
        });
    return count;
  }

  /** Their views take the lock of the properties. */
  @Expect("returned 2")
  static int goneThroughUnderTheirLock() {
    var properties = zero();
    Threads.all(
        () -> properties.values().removeIf(value -> count++ < 0),
        () -> {
          synchronized (properties) {
            count++;
          }
        });
    return count;
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

  @Expect("returned true")
  static boolean lengthTwiceUnderTheLockOfItsBuffer() {
    var writer = new StringWriter();
    var same = new boolean[1];
    Threads.all(
        () -> {
          var buffer = writer.getBuffer();
          synchronized (buffer) {
            int before = buffer.length();
            count++;
            same[0] = before == buffer.length();
          }
        },
        () -> writer.write("x"));
    return same[0];
  }

  @Expect("returned true")
  static boolean sizeTwiceWhileBytesCome() {
    var bytes = new ByteArrayOutputStream();
    var same = new boolean[1];
    Threads.all(
        () -> {
          synchronized (bytes) {
            same[0] = bytes.size() == bytes.size();
          }
        },
        () -> bytes.writeBytes(new byte[2]));
    return same[0];
  }

  /** A printer around a writer around another takes three locks, one within the other. */
  @Expect("returned 4")
  static int printedThroughTwo() {
    var printer = new PrintWriter(new BufferedWriter(new Counting(), 1));
    Threads.Body body = () -> printer.print("xy");
    Threads.all(body, body);
    return count;
  }

  /** The lock of the writer between is taken where no hook knows of it. */
  static int printedThroughAnother() {
    var between = new BufferedWriter(new Counting());
    var printer = new PrintWriter(between);
    Threads.all(
        () -> {
          printer.print("x");
          printer.flush();
        },
        () -> {
          between.write("y");
          between.flush();
        });
    return count;
  }
}
