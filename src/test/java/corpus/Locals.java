package corpus;

import java.util.Objects;

/** Thread locals and scoped values, and what threads get of them from one another. */
final class Locals {
  private static final InheritableThreadLocal<int[]> BOX = new InheritableThreadLocal<>();
  private static final ScopedValue<String> NAME = ScopedValue.newInstance();

  private static String order = "";
  private static String seen = "";

  private Locals() {}

  /** Its children get what is told of them. */
  private static final class Told extends InheritableThreadLocal<String> {
    Told(String value) {
      set(value);
    }

    @Override
    protected String childValue(String value) {
      order += value;
      return value;
    }
  }

  /** A child is asked for its values in an order that is the same in each run. */
  @Expect("returned abcdefgh")
  static String inheritsInOrder() throws InterruptedException {
    for (var value : "abcdefgh".split("")) {
      new Told(value);
    }
    run(() -> {});
    return order;
  }

  /** Whoever says what a child gets may use other locals, which its maker has not set yet. */
  @Expect("returned 7 a")
  static String asksOthersForChild() throws InterruptedException {
    var number = ThreadLocal.withInitial(() -> 7);
    var local =
        new InheritableThreadLocal<String>() {
          @Override
          protected String childValue(String value) {
            return number.get() + " " + value;
          }
        };
    local.set("a");
    new Told("b");
    run(() -> seen = local.get());
    return seen;
  }

  /** A child has what its maker had when it was made, not when it was started. */
  @Expect("returned a")
  static String inheritsWhenMade() throws InterruptedException {
    var local = new Told("a");
    var child = new Thread(() -> seen = local.get());
    local.set("b");
    child.start();
    child.join();
    return seen;
  }

  /** What is inherited is shared. */
  @Expect({"returned 1", "returned 2"})
  static int sharesWhatIsInherited() throws InterruptedException {
    BOX.set(new int[1]);
    var child = new Thread(() -> BOX.get()[0]++);
    child.start();
    BOX.get()[0]++;
    child.join();
    return BOX.get()[0];
  }

  @Expect("threw NullPointerException")
  static ThreadLocal<String> needsSupplier() {
    return ThreadLocal.withInitial(null);
  }

  @Expect("threw NullPointerException")
  static String needsSupplierThoughBound() {
    return ScopedValue.where(NAME, "ann").call(() -> NAME.orElseThrow(null));
  }

  /** Their hashes and texts are the same in each run. */
  @Expect("returned java.lang.ScopedValue@1000193 java.lang.InheritableThreadLocal@2000326")
  static String texts() {
    return Objects.toIdentityString(NAME) + " " + BOX;
  }

  @Expect("returned java.lang.ScopedValue@1000193")
  static ScopedValue<String> textOfScopedValue() {
    return NAME;
  }

  @Expect("returned class java.lang.InheritableThreadLocal")
  static Class<?> textOfClass() {
    return BOX.getClass();
  }

  @Expect("returned true")
  static boolean hashOfScopedValue() {
    return Objects.hash(NAME) == 31 + System.identityHashCode(NAME);
  }

  private static void run(Runnable task) throws InterruptedException {
    var thread = new Thread(task);
    thread.start();
    thread.join();
  }
}
