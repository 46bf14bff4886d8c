package corpus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Classes are initialised at their first use, by one thread, once in every schedule. */
final class Initialisers {
  private static volatile int tick;
  private static boolean noticed;
  private static int made;

  private Initialisers() {}

  /** Makes sure that there is more than one schedule. */
  private static void mix() {
    Threads.all(() -> tick++, () -> tick++);
  }

  private static final class Counter {
    private static int count = 5;

    static void add() {
      count++;
    }

    static int get() {
      return count;
    }
  }

  @Expect("returned 6")
  static int methodReference() {
    mix();
    Runnable add = Counter::add;
    IntSupplier get = Counter::get;
    add.run();
    return get.getAsInt();
  }

  private static final class Copies {
    private static final List<Integer> SHELF = new ArrayList<>(List.of(100, 58, 89));
    private static final List<Integer> LEDGER = new CopyOnWriteArrayList<>(List.of(100, 58, 89));
  }

  @Expect("returned 6")
  static int copies() {
    return Copies.SHELF.size() + Copies.LEDGER.size();
  }

  private static final class Sum {
    private static int sum;

    static void add() {
      sum++;
    }
  }

  @Expect({"returned 1", "returned 2"})
  static int methodReferenceOfThreads() {
    Threads.all(Sum::add, Sum::add);
    return Sum.sum;
  }

  private static class Grandparent {
    private static int count = 5;

    int bump() {
      return ++count;
    }
  }

  private static class Parent extends Grandparent {}

  private static final class Child extends Parent {
    @SuppressWarnings("unused") // it makes the class have an initialiser
    private static int own = 1;
  }

  @Expect("returned 6")
  static int grandparent() {
    mix();
    return new Child().bump();
  }

  private static class Holder {
    static int value = 3;
  }

  private static final class Inheriting extends Holder {
    static {
      noticed = true;
    }
  }

  /** Who reads a field that the parent declares initialises the parent alone. */
  @Expect("returned 3 false")
  static String inheritedField() {
    return Inheriting.value + " " + noticed;
  }

  private static final class Block {
    static {
      noticed = true;
    }

    static void touch() {}
  }

  @Expect("returned true")
  static boolean blockAlone() {
    mix();
    Block.touch();
    return noticed;
  }

  private interface Constants {
    int[] ARRAY = new int[1];
    AtomicInteger NUMBER = new AtomicInteger();
  }

  @Expect({"returned 1", "returned 2"})
  static int interfaceArray() {
    Threads.all(() -> Constants.ARRAY[0]++, () -> Constants.ARRAY[0]++);
    return Constants.ARRAY[0];
  }

  @Expect("returned 1")
  static int interfaceNumber() {
    mix();
    return Constants.NUMBER.incrementAndGet();
  }

  private interface Named {
    int ID = ++made;

    default int id() {
      return ID;
    }
  }

  private static final class Name implements Named {}

  /** An interface with a default method is initialised with the class. */
  @Expect("returned 1 1")
  static String interfaceWithDefault() {
    mix();
    var name = new Name();
    return made + " " + name.id();
  }

  private static final class Late {
    private static int count = 7;
  }

  @Expect("returned 8")
  static int varHandle() throws ReflectiveOperationException {
    mix();
    VarHandle count = MethodHandles.lookup().findStaticVarHandle(Late.class, "count", int.class);
    count.set((int) count.get() + 1);
    return (int) count.get();
  }

  @Expect("returned 8")
  static int reflection() throws ReflectiveOperationException {
    mix();
    var count = Class.forName("corpus.Initialisers$Late").getDeclaredField("count");
    count.setInt(null, count.getInt(null) + 1);
    return count.getInt(null);
  }

  private enum Side {
    LEFT,
    RIGHT;

    Side() {
      made++;
    }
  }

  @Expect("returned 2")
  static int enumSide() {
    mix();
    return Side.LEFT.ordinal() + made;
  }

  private enum Colour implements Shade {
    RED,
    BLUE;

    private int hits;
  }

  private sealed interface Shade permits Colour, Grey {}

  private record Grey(int level) implements Shade {}

  @Expect("returned true 1")
  static String enumValueOf() {
    mix();
    Colour.RED.hits++;
    return (Colour.valueOf("RED") == Colour.RED) + " " + Colour.RED.hits;
  }

  @Expect("returned RED")
  static String enumPattern() {
    mix();
    Shade shade = Colour.RED;
    return switch (shade) {
      case Colour.RED -> "RED";
      case Colour.BLUE -> "BLUE";
      case Grey(int level) -> "" + level;
    };
  }

  @Expect("returned [RED, BLUE] {RED=1}")
  static String enumCollections() {
    mix();
    var map = new EnumMap<Colour, Integer>(Colour.class);
    map.put(Colour.RED, 1);
    return EnumSet.allOf(Colour.class) + " " + map;
  }

  private enum Operation {
    PLUS(2) {
      @Override
      int of(int n) {
        return n + by[0];
      }
    },
    TIMES(made == 0 ? 3 : 4) {
      @Override
      int of(int n) {
        return n * by[0];
      }
    };

    final int[] by;

    Operation(int by) {
      this.by = new int[] {by};
    }

    abstract int of(int n);
  }

  @Expect("returned 5 3")
  static String enumBodies() {
    mix();
    Operation.PLUS.by[0]++;
    return Operation.PLUS.of(2) + " " + Operation.TIMES.of(1);
  }

  private static final class One {
    static int value = 1;

    static {
      value += Other.value;
    }
  }

  private static final class Other {
    static int value = 1;

    static {
      value += One.value;
    }
  }

  /** Each of two threads holds the class that the other needs. */
  @Expect({"returned 32", "returned 23", "deadlock M waits for A, A waits for B, B waits for A"})
  static String crossed() {
    var seen = new int[2];
    Threads.all(() -> seen[0] = One.value, () -> seen[1] = Other.value);
    return seen[0] + "" + seen[1];
  }

  private static final class First {
    static {
      Second.touch();
    }

    static void touch() {}
  }

  private static final class Second {
    static {
      First.touch();
    }

    static void touch() {}
  }

  @Expect({"returned done", "deadlock M waits for A, A waits for B, B waits for A"})
  static String crossedWithoutState() {
    Threads.all(First::touch, Second::touch);
    return "done";
  }

  private static class Broken {
    @SuppressWarnings("unused")
    static int value;

    static {
      value = 1;
      if (value == 1) {
        throw new IllegalStateException();
      }
    }
  }

  private static final class BrokenChild extends Broken {
    static int value;
  }

  /** Both threads get an error, and none waits for the other. */
  @Expect("returned 2")
  static int failingParent() {
    var failed = new AtomicInteger();
    Threads.Body body =
        () -> {
          try {
            BrokenChild.value++;
          } catch (LinkageError e) {
            failed.incrementAndGet();
          }
        };
    Threads.all(body, body);
    return failed.get();
  }

  private static final class JoinsLambda {
    static int value;

    static {
      var thread = new Thread(() -> value = 7);
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        value = 8;
      }
    }
  }

  /** A lambda is a method of the class, and waits for it as any other does. */
  @Expect("deadlock M waits for A, A waits for M")
  static int lambdaOfTheInitialiser() {
    return JoinsLambda.value;
  }

  private static final class Starts {
    static int seen;
    static volatile int value;
    static final Thread WRITER = start();

    private static Thread start() {
      var thread = new Thread(() -> value = 5);
      thread.start();
      seen = value;
      return thread;
    }
  }

  @Expect("returned 0 5")
  static String lambdaAfterTheInitialiser() throws InterruptedException {
    Starts.WRITER.join();
    return Starts.seen + " " + Starts.value;
  }

  private static final class Single {
    static volatile int value;
    static final Single ONE = new Single();

    final Thread writer;
    volatile int own;
    int seen;

    private Single() {
      writer =
          new Thread(
              () -> {
                own = 1;
                value = 5;
                own = 2;
              });
      writer.start();
      seen = own * 10 + value;
    }
  }

  /** An object's own variables are there before its class is; to be called, it needs no class. */
  @Expect({"returned 0 5", "returned 10 5"})
  static String lambdaOfAnObjectOfTheInitialiser() throws InterruptedException {
    Single.ONE.writer.join();
    return Single.ONE.seen + " " + Single.value;
  }
}
