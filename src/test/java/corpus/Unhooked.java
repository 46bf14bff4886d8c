package corpus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the JDK reads and writes for a program, with no access in the program's own code. It is long
 * because it is many programs, each short.
 */
final class Unhooked {
  private Unhooked() {}

  // Arrays.

  @Expect({"returned 0", "returned 1"})
  static int cloneOfAnArray() {
    var array = new int[1];
    Threads.start(() -> array[0] = 1);
    return array.clone()[0];
  }

  private static final class Copied implements Cloneable {
    int value;

    Copied copy() {
      try {
        return (Copied) clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Expect({"returned 0", "returned 1"})
  static int cloneOfAnObject() {
    var object = new Copied();
    Threads.start(() -> object.value = 1);
    return object.copy().value;
  }

  @Expect({"returned 0", "returned 1"})
  static int cloneOfADeque() {
    var deque = new ArrayDeque<Integer>();
    Threads.start(() -> deque.add(1));
    return deque.clone().size();
  }

  @Expect({"returned 0", "returned 1"})
  static int cloneOfAList() {
    var list = new ArrayList<Integer>();
    Threads.start(() -> list.add(1));
    return ((List<?>) list.clone()).size();
  }

  @Expect({"returned 0", "returned 1"})
  static int copyOf() {
    var array = new int[1];
    Threads.start(() -> array[0] = 1);
    return Arrays.copyOf(array, 1)[0];
  }

  @Expect({"returned 0", "returned 1"})
  static int copyOfRange() {
    var array = new int[2];
    Threads.start(() -> array[0] = 1);
    return Arrays.copyOfRange(array, 0, 2)[0];
  }

  @Expect({"returned true", "returned false"})
  static boolean equalArrays() {
    var array = new int[2];
    Threads.start(() -> array[1] = 1);
    return Arrays.equals(array, new int[2]);
  }

  @Expect({"returned 31", "returned 32"})
  static int hashOfAnArray() {
    var array = new int[1];
    Threads.start(() -> array[0] = 1);
    return Arrays.hashCode(array);
  }

  /** The sum reads one element after the other. */
  @Expect({"returned 0", "returned 1", "returned 10", "returned 11"})
  static int sumOfAStream() {
    var array = new int[2];
    Threads.start(
        () -> {
          array[0] = 1;
          array[1] = 10;
        });
    return Arrays.stream(array).sum();
  }

  @Expect({"returned 0", "returned 1"})
  static int streamOfInts() {
    var array = new int[1];
    Threads.start(() -> array[0] = 1);
    return IntStream.of(array).sum();
  }

  @Expect({"returned 0", "returned 1"})
  static int streamOfObjects() {
    Integer[] array = {0};
    Threads.start(() -> array[0] = 1);
    return Stream.of(array).mapToInt(i -> i).sum();
  }

  @Expect({"returned 0", "returned 1"})
  static int sequentialStream() {
    var list = new ArrayList<>(List.of(0));
    Threads.start(() -> list.set(0, 1));
    return StreamSupport.stream(list.spliterator(), false).mapToInt(i -> i).sum();
  }

  @Expect({"returned x", "returned y"})
  static String newString() {
    char[] array = {'x'};
    Threads.start(() -> array[0] = 'y');
    return new String(array);
  }

  @Expect({"returned x", "returned y"})
  static String stringOfChars() {
    char[] array = {'x'};
    Threads.start(() -> array[0] = 'y');
    return String.valueOf(array);
  }

  @Expect({"returned x", "returned y"})
  static String getChars() {
    char[] array = {'x'};
    Threads.start(() -> "y".getChars(0, 1, array, 0));
    return String.valueOf(array[0]);
  }

  /** The buffer writes to an array that the other thread reads. */
  @Expect({"returned 0", "returned 1"})
  static int wrappedArray() {
    var array = new byte[1];
    var buffer = ByteBuffer.wrap(array);
    var read = new int[1];
    Threads.all(() -> buffer.put(0, (byte) 1), () -> read[0] = array[0]);
    return read[0];
  }

  // Reflection and handles.

  @Expect({"returned 1", "returned 2"})
  static int reflectedArray() {
    var array = new int[1];
    Threads.Body increment = () -> Array.setInt(array, 0, Array.getInt(array, 0) + 1);
    Threads.all(increment, increment);
    return array[0];
  }

  @Expect({"returned 0", "returned 1"})
  static int reflectedField() throws ReflectiveOperationException {
    var object = new Copied();
    var field = Copied.class.getDeclaredField("value");
    var read = new int[1];
    Threads.all(() -> field.setInt(object, 1), () -> read[0] = object.value);
    return read[0];
  }

  @Expect({"returned 1", "returned 2"})
  static int getterAndSetter() throws ReflectiveOperationException {
    var object = new Copied();
    var getter = MethodHandles.lookup().findGetter(Copied.class, "value", int.class);
    var setter = MethodHandles.lookup().findSetter(Copied.class, "value", int.class);
    Threads.Body increment =
        () -> {
          try {
            setter.invoke(object, (int) getter.invoke(object) + 1);
          } catch (Throwable e) {
            throw new IllegalStateException(e);
          }
        };
    Threads.all(increment, increment);
    return object.value;
  }

  @Expect({"returned 1", "returned 2"})
  static int handleOfAVariable() throws ReflectiveOperationException {
    var object = new Copied();
    var variable = MethodHandles.lookup().findVarHandle(Copied.class, "value", int.class);
    var getter = variable.toMethodHandle(VarHandle.AccessMode.GET);
    var setter = variable.toMethodHandle(VarHandle.AccessMode.SET);
    Threads.Body increment =
        () -> {
          try {
            setter.invoke(object, (int) getter.invoke(object) + 1);
          } catch (Throwable e) {
            throw new IllegalStateException(e);
          }
        };
    Threads.all(increment, increment);
    return object.value;
  }

  private static int sum(int[] a, int[] b, int[] c, int[] d, int[] e, int[] f) {
    return a[0] + b[0] + c[0] + d[0] + e[0] + f[0];
  }

  @Expect({"returned 0", "returned 1"})
  static int handleOfAMethod() throws Throwable {
    var array = new int[1];
    var sum =
        MethodHandles.lookup()
            .findStatic(
                Unhooked.class,
                "sum",
                MethodType.methodType(int.class, Collections.nCopies(6, int[].class)));
    Threads.start(() -> array[0] = 1);
    return (int) sum.invokeExact(array, new int[1], new int[1], new int[1], new int[1], new int[1]);
  }

  // Exceptions, threads, and what the JDK keeps for the program.

  @Expect({"returned 0", "returned 1"})
  static int suppressed() {
    var exception = new Exception();
    Threads.start(() -> exception.addSuppressed(new Error()));
    return exception.getSuppressed().length;
  }

  @Expect({"returned a", "returned b"})
  static String threadName() {
    var thread = new Thread(() -> Thread.currentThread().setName("b"), "a");
    thread.start();
    return thread.getName();
  }

  @Expect({"returned RUNNABLE", "returned WAITING"})
  static String threadState() {
    var count = new int[1];
    var thread =
        new Thread(
            () -> {
              count[0]++;
              LockSupport.park();
            });
    thread.start();
    var state = thread.getState();
    LockSupport.unpark(thread);
    return state.toString();
  }

  /** Threads are numbered as they start. */
  @Expect({"returned true", "returned false"})
  static boolean threadNumbers() {
    var threads = new Thread[2];
    Threads.all(() -> threads[0] = started(), () -> threads[1] = started());
    return threads[0].threadId() < threads[1].threadId();
  }

  private static Thread started() {
    var thread = new Thread(() -> {});
    thread.start();
    return thread;
  }

  /** What goes into a table of the JDK's can be found there. */
  @Expect({"returned 0", "returned 1"})
  static int table() {
    var array = new int[1];
    var table = new Properties();
    Threads.start(
        () -> {
          if (table.get("key") instanceof int[] found) {
            found[0] = 1;
          }
        });
    table.put("key", array);
    return array[0];
  }

  @Expect("returned true")
  static boolean randomPrime() {
    return BigInteger.probablePrime(10, new Random(1)).bitLength() == 10
        && new BigInteger(10, new Random(1)).bitLength() <= 10;
  }

  // Text builders.

  /** Two characters of one text: neither change undoes the other. */
  @Expect("returned xy")
  static String setCharAt() {
    var text = new StringBuilder("ab");
    Threads.all(() -> text.setCharAt(0, 'x'), () -> text.setCharAt(1, 'y'));
    return text.toString();
  }

  /** An append keeps what changes before its place. */
  @Expect("returned xb")
  static String setCharAtAndAppend() {
    var text = new StringBuilder("a");
    Threads.all(() -> text.setCharAt(0, 'x'), () -> text.append('b'));
    return text.toString();
  }

  @Expect({"returned a", "returned b", "returned ab", "returned ba"})
  static String appendable() {
    var text = new StringBuilder();
    Appendable appendable = text;
    Threads.all(() -> appendable.append("a"), () -> appendable.append("b"));
    return text.toString();
  }

  @Expect({"returned a", "returned b", "returned ab", "returned ba"})
  static String referenceToAppend() {
    var text = new StringBuilder();
    Consumer<String> append = text::append;
    Threads.all(() -> append.accept("a"), () -> append.accept("b"));
    return text.toString();
  }

  private static StringBuilder growing() {
    var text = new StringBuilder();
    Threads.start(() -> text.append("a"));
    return text;
  }

  @Expect({"returned 0", "returned 1"})
  static int charSequence() {
    CharSequence text = growing();
    return text.length();
  }

  @Expect({"returned ", "returned a"})
  static String appendOfABuilder() {
    return new StringBuilder().append(growing()).toString();
  }

  @Expect({"returned ", "returned a"})
  static String newBuilder() {
    return new StringBuilder(growing()).toString();
  }

  @Expect({"returned x", "returned xa"})
  static String join() {
    return String.join("", "x", growing());
  }

  @Expect({"returned ", "returned a"})
  static String format() {
    return String.format("%s", growing());
  }

  /** Another thread sees the copy half made. */
  @Expect({"returned 00", "returned 01", "returned 10", "returned 11"})
  static String copyIntoShared() {
    var array = new int[2];
    var ones = new int[] {1, 1};
    Threads.start(() -> System.arraycopy(ones, 0, array, 0, 2));
    int first = array[0];
    return "" + first + array[1];
  }

  /** The copy takes the first element before another thread writes both, the second after. */
  @Expect({"returned 00", "returned 01", "returned 10", "returned 11"})
  static String copyOfShared() {
    var array = new int[2];
    Threads.start(
        () -> {
          array[0] = 1;
          array[1] = 1;
        });
    var copy = Arrays.copyOf(array, 2);
    return "" + copy[0] + copy[1];
  }

  @Expect({"returned 00", "returned 01", "returned 10", "returned 11"})
  static String cloneOfShared() {
    var array = new int[2];
    Threads.start(
        () -> {
          array[0] = 1;
          array[1] = 1;
        });
    var copy = array.clone();
    return "" + copy[0] + copy[1];
  }

  @Expect({"returned [0, 0]", "returned [0, 1]", "returned [1, 0]", "returned [1, 1]"})
  static String toArrayOfShared() {
    var array = new Integer[] {0, 0};
    Threads.start(
        () -> {
          array[0] = 1;
          array[1] = 1;
        });
    return Arrays.toString(Arrays.asList(array).toArray());
  }

  /** An element that moves up is read before another thread writes it, or after. */
  @Expect({"returned 112", "returned 115", "returned 152"})
  static String copyWithin() {
    var array = new int[] {1, 2, 3};
    Threads.all(() -> System.arraycopy(array, 0, array, 1, 2), () -> array[1] = 5);
    return "" + array[0] + array[1] + array[2];
  }

  /** A copy that does not fit changes nothing. */
  @Expect("returned 0")
  static int copyThatDoesNotFit() {
    var array = new int[2];
    Threads.all(
        () -> {
          try {
            System.arraycopy(new int[] {1, 1}, 0, array, 1, 2);
          } catch (IndexOutOfBoundsException e) {
            array[0] = 0;
          }
        });
    return array[1];
  }

  // Objects that run unwoven behind an interface, and texts behind another object.

  /** The box is shared from when it is in the map. */
  @Expect({"returned 0", "returned 1"})
  static int propertiesAsMap() {
    var box = new int[1];
    Map<Object, Object> map = new Properties();
    Threads.start(
        () -> {
          if (map.get("box") instanceof int[] found) {
            found[0] = 1;
          }
        });
    map.put("box", box);
    return box[0];
  }

  @Expect({"returned 1", "returned 2"})
  static int checkPropertiesThenAct() {
    Map<Object, Object> map = new Properties();
    var puts = new AtomicInteger();
    Threads.Body body =
        () -> {
          if (!map.containsKey(1)) {
            map.put(1, 1);
            puts.incrementAndGet();
          }
        };
    Threads.all(body, body);
    return puts.get();
  }

  private static StringBuilder shared() {
    var text = new StringBuilder("a");
    Threads.start(() -> text.append("b"));
    return text;
  }

  @Expect({"returned [a]", "returned [ab]"})
  static String textInList() {
    var list = new ArrayList<CharSequence>();
    list.add(shared());
    return "" + list;
  }

  @Expect({"returned {1=a}", "returned {1=ab}"})
  static String textInMap() {
    var map = new HashMap<Integer, CharSequence>();
    map.put(1, shared());
    return map.toString();
  }

  @Expect({"returned [a]", "returned [ab]"})
  static String textInFixedList() {
    return String.valueOf(List.of(shared()));
  }

  @Expect({"returned a-", "returned ab-"})
  static String textJoined() {
    return String.join("-", List.of(shared(), ""));
  }

  @Expect({"returned a", "returned ab"})
  static String textCollected() {
    return Stream.of(shared()).collect(Collectors.joining("-"));
  }

  /** Each of the two is read when its turn comes. */
  @Expect({"returned aa", "returned aab", "returned abab"})
  static String textCollectedWithoutDelimiter() {
    var text = shared();
    return Stream.of(text, text).collect(Collectors.joining());
  }
}
