package threadworks.schedule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;

/**
 * The initialisation of one demo class, as the Java language has it, but once for each schedule:
 * the first thread to use the class runs its initialiser, others wait for it. To begin is a step,
 * unless the initialiser only makes new objects: two threads that begin one class each and then
 * need the other's wait for ever.
 */
final class ClassInit {
  private static final ClassValue<ClassInit> ALL =
      new ClassValue<>() {
        @Override
        protected ClassInit computeValue(Class<?> type) {
          return new ClassInit(type);
        }
      };

  private final Class<?> type;
  private final @Nullable MethodHandle body;

  /** What the language initialises before it. */
  private final List<ClassInit> before = new ArrayList<>();

  private final boolean simple;
  private final long place;
  private int epoch;
  private @Nullable Strand by;
  private boolean done;
  private boolean failed;

  private ClassInit(Class<?> type) {
    this.type = type;
    place = Location.mix(type.getName().hashCode(), 0);
    var parent = type.getSuperclass();
    if (parent != null && isWoven(parent)) {
      before.add(of(parent));
    }
    if (!type.isInterface()) {
      addDefaults(type);
    }
    var found = isWoven(type) ? find("threadworks$clinit") : null;
    var pure = found == null && isWoven(type) ? find("threadworks$simple") : null;
    body = found == null ? pure : found;
    simple = found == null && before.stream().allMatch(first -> first.simple);
  }

  @SuppressWarnings("ReferenceEquality") // a loader is itself and no other
  private boolean isWoven(Class<?> other) {
    var loader = type.getClassLoader();
    return loader != null && loader == other.getClassLoader() && !type.isArray();
  }

  private void addDefaults(Class<?> under) {
    for (var parent : under.getInterfaces()) {
      if (isWoven(parent)) {
        addDefaults(parent);
        if (Arrays.stream(parent.getDeclaredMethods()).anyMatch(Method::isDefault)) {
          before.add(of(parent));
        }
      }
    }
  }

  private @Nullable MethodHandle find(String name) {
    try {
      Class.forName(type.getName(), true, type.getClassLoader());
      var method = type.getDeclaredMethod(name);
      method.setAccessible(true);
      return MethodHandles.lookup().unreflect(method);
    } catch (NoSuchMethodException e) {
      // A class without state of its own.
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static ClassInit of(Class<?> type) {
    return ALL.get(type);
  }

  /** Its place among those that steps touch. */
  long place() {
    return place;
  }

  @Nullable Strand by() {
    return by;
  }

  @SuppressWarnings("ReferenceEquality") // a strand is itself and no other
  boolean isFreeFor(Strand strand) {
    return epoch != Hooks.epoch || done || by == strand;
  }

  /** Comes back when the class is initialised; whether that is so for every thread. */
  boolean initialise(Scheduler scheduler, @Nullable Strand self) {
    if (body == null) {
      before.forEach(first -> first.initialise(scheduler, self));
      return true;
    }
    if (self != null && (epoch == Hooks.epoch ? !isFreeFor(self) : isStep(scheduler, self))) {
      self.about(Kind.INITIALISE, 0, this);
      Hooks.decide(self);
    }
    scheduler.touch(place, epoch != Hooks.epoch);
    if (epoch == Hooks.epoch) {
      if (failed) {
        throw new NoClassDefFoundError("Could not initialize class " + type.getName());
      }
      return done;
    }
    epoch = Hooks.epoch;
    by = self;
    done = false;
    failed = false;
    try {
      before.forEach(first -> first.initialise(scheduler, self));
      body.invokeExact();
      return true;
    } catch (Throwable e) {
      failed = true;
      if (e instanceof Error error) {
        throw error;
      }
      throw new ExceptionInInitializerError(e);
    } finally {
      done = true;
      Hooks.changes++;
      scheduler.touch(place, true);
    }
  }

  /** Whether another thread could begin, or need, the class in the meantime. */
  private boolean isStep(Scheduler scheduler, Strand self) {
    return !simple && !Hooks.inside && !scheduler.isAlone(self);
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
