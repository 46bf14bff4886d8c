package corpus;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Classes of a program that inherit from parts of the JDK which run unwoven. */
final class Inherited {
  private Inherited() {}

  private static class Settings extends Properties {
    private static final long serialVersionUID = 1;
  }

  /** What it declares is the program's, what that calls in its parent is not. */
  private static final class Strict extends Settings {
    private static final long serialVersionUID = 1;

    @Override
    public Object put(Object key, Object value) {
      return super.put(key, value);
    }
  }

  /** An interface of the program's, whose methods a class inherits from the JDK. */
  interface Store {
    boolean containsKey(Object key);

    Object put(Object key, Object value);

    /** One that is the program's own: two of its calls overlap. */
    default int visit() {
      return 0;
    }
  }

  private static final class Stored extends Properties implements Store {
    private static final long serialVersionUID = 1;
    private int visits;

    @Override
    public int visit() {
      return ++visits;
    }
  }

  private static final class Bytes extends ByteArrayOutputStream {
    void grow() {
      count = count + 1;
    }

    int length() {
      return count;
    }
  }

  /** How often both found nothing and put something. */
  private static int puts(Predicate<Object> contains, BiFunction<Object, Object, ?> put) {
    var puts = new ArrayList<Integer>();
    Threads.Body body =
        () -> {
          if (!contains.test(1)) {
            put.apply(1, 1);
            synchronized (puts) {
              puts.add(1);
            }
          }
        };
    Threads.all(body, body);
    return puts.size();
  }

  @Expect({"returned 1", "returned 2"})
  static int checkThenAct() {
    var settings = new Settings();
    return puts(key -> settings.containsKey(key), (key, value) -> settings.put(key, value));
  }

  @Expect({"returned 1", "returned 2"})
  static int references() {
    var settings = new Settings();
    return puts(settings::containsKey, settings::put);
  }

  @Expect({"returned 1", "returned 2"})
  static int callOfTheParent() {
    var settings = new Strict();
    return puts(settings::containsKey, settings::put);
  }

  @Expect({"returned 1", "returned 2"})
  static int throughTheProgramsInterface() {
    Store store = new Stored();
    return puts(key -> store.containsKey(key), (key, value) -> store.put(key, value));
  }

  @Expect({"returned 1", "returned 2"})
  static int throughTheJdksInterface() {
    Map<Object, Object> map = new Settings();
    return puts(key -> map.containsKey(key), (key, value) -> map.put(key, value));
  }

  @Expect({"returned 1", "returned 2"})
  static int ownMethodThroughAnInterface() {
    Store store = new Stored();
    Threads.all(store::visit, store::visit);
    return store.visit() - 1;
  }

  @Expect({"returned 1", "returned 2"})
  static int byReflection() throws ReflectiveOperationException {
    var properties = new Properties();
    var contains = Properties.class.getMethod("containsKey", Object.class);
    var put = Properties.class.getMethod("put", Object.class, Object.class);
    return puts(
        key -> (boolean) invoked(() -> contains.invoke(properties, key)),
        (key, value) -> invoked(() -> put.invoke(properties, key, value)));
  }

  private interface Call {
    Object make() throws ReflectiveOperationException;
  }

  private static Object invoked(Call call) {
    try {
      return call.make();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Under a lock, the two are one. */
  @Expect("returned 1")
  static int guarded() {
    var settings = new Settings();
    var puts = new int[1];
    Threads.Body body =
        () -> {
          synchronized (settings) {
            if (!settings.containsKey(1)) {
              settings.put(1, 1);
              puts[0]++;
            }
          }
        };
    Threads.all(body, body);
    return puts[0];
  }

  @Expect({"returned 1", "returned 2"})
  static int inheritedField() {
    var bytes = new Bytes();
    Threads.all(bytes::grow, bytes::grow);
    return bytes.length();
  }

  @Expect({"returned 0", "returned 1"})
  static int inheritedFieldAndMethod() {
    var bytes = new Bytes();
    Threads.start(() -> bytes.write(1));
    return bytes.length();
  }

  /** What goes into an inherited field can be found there. */
  private static final class Moment extends Calendar {
    private static final long serialVersionUID = 1;

    void keep(int[] given) {
      fields = given;
    }

    int[] kept() {
      return fields;
    }

    @Override
    public void add(int field, int amount) {}

    @Override
    protected void computeFields() {}

    @Override
    protected void computeTime() {}

    @Override
    public int getGreatestMinimum(int field) {
      return 0;
    }

    @Override
    public int getLeastMaximum(int field) {
      return 0;
    }

    @Override
    public int getMaximum(int field) {
      return 0;
    }

    @Override
    public int getMinimum(int field) {
      return 0;
    }

    @Override
    public void roll(int field, boolean up) {}
  }

  @Expect({"returned 0", "returned 1"})
  static int intoAnInheritedField() {
    var moment = new Moment();
    Threads.start(() -> moment.kept()[0] = 1);
    var given = new int[1];
    moment.keep(given);
    return given[0];
  }

  /** A list of the program's whose parent is woven: its steps are its parent's. */
  @Expect({"returned 1", "returned 2"})
  static int wovenParent() {
    var list =
        new ArrayList<Integer>(2) {
          private static final long serialVersionUID = 1;
        };
    Threads.all(() -> list.add(1), () -> list.add(2));
    return list.size();
  }
}
