package threadworks.schedule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * The initialisation of one demo class, as the Java language has it, but once for each schedule:
 * the first thread to use the class runs its initialiser, others wait for it.
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
  private int epoch;
  private @Nullable Strand by;
  private boolean done;
  private boolean failed;

  private ClassInit(Class<?> type) {
    this.type = type;
    MethodHandle found = null;
    try {
      Class.forName(type.getName(), true, type.getClassLoader());
      var method = type.getDeclaredMethod("threadworks$clinit");
      method.setAccessible(true);
      found = MethodHandles.lookup().unreflect(method);
    } catch (NoSuchMethodException e) {
      // A class without state of its own.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    body = found;
  }

  static ClassInit of(Class<?> type) {
    return ALL.get(type);
  }

  @Nullable Strand by() {
    return by;
  }

  @SuppressWarnings("ReferenceEquality") // a strand is itself and no other
  boolean isFreeFor(Strand strand) {
    return epoch != Hooks.epoch || done || by == strand;
  }

  /** Comes back when the class is initialised; whether that is so for every thread. */
  @SuppressWarnings("ReferenceEquality") // a loader is itself and no other
  boolean initialise(Scheduler scheduler, @Nullable Strand self) {
    if (body == null) {
      return true;
    }
    if (epoch == Hooks.epoch) {
      if (self != null && !isFreeFor(self)) {
        self.about(Kind.INITIALISE, 0, this);
        scheduler.decide(self);
      }
      if (failed) {
        throw new NoClassDefFoundError("Could not initialize class " + type.getName());
      }
      return done;
    }
    epoch = Hooks.epoch;
    by = self;
    done = false;
    failed = false;
    var parent = type.getSuperclass();
    if (parent != null && parent.getClassLoader() == type.getClassLoader()) {
      of(parent).initialise(scheduler, self);
    }
    try {
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
    }
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
