package threadworks.schedule;

import java.util.Iterator;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;

/**
 * What woven code calls around calls into {@code java.util.concurrent}, which are one step unless
 * they have to wait, and around calls from there back into the demo.
 */
public final class CallHooks {
  private CallHooks() {}

  /**
   * A call into {@code java.util.concurrent} begins.
   *
   * @return whether it comes from outside
   */
  public static boolean enter(Object object, int site) {
    if (Hooks.inside) {
      return false;
    }
    var self = Hooks.current;
    if (self != null) {
      self.alone = Hooks.isPrivate(object, self);
      if (!self.alone && (object instanceof Iterator || object instanceof Spliterator)) {
        // Nobody has promised to threads that share one that its calls are whole.
        return false;
      }
      if (self.alone) {
        self.site = site;
        self.place = null;
        self.own = object;
      } else {
        begin(self, object, site);
      }
      self.call = site;
      Hooks.inside = true;
    }
    return true;
  }

  /** The step that a call is begins. */
  static void begin(Strand self, @Nullable Object object, int site) {
    self.works = self.steps == 0;
    Hooks.point(self, self.works ? Kind.BEGIN : Kind.CALL, site, object);
  }

  /**
   * The call ends.
   *
   * @return whether it was a step, or part of one that is about more than what only this thread has
   */
  private static boolean end() {
    Hooks.inside = false;
    var self = Hooks.current;
    if (self == null) {
      return false;
    }
    boolean step = !self.alone;
    self.alone = false;
    self.own = null;
    return step;
  }

  /** That call ends. */
  public static void leave(boolean outside) {
    if (outside) {
      end();
    }
  }

  /** That call ends with a value. */
  public static void leave(@Nullable Object value, boolean outside) {
    if (outside && end()) {
      Hooks.returned(value);
    }
  }

  /** That call ends with a value. */
  public static void leave(int value, boolean outside) {
    if (outside && end() && Hooks.observed()) {
      Hooks.returned(value);
    }
  }

  /** That call ends with a value. */
  public static void leaveBoolean(int value, boolean outside) {
    if (outside && end() && Hooks.observed()) {
      Hooks.returned(value != 0);
    }
  }

  /** That call ends with a value. */
  public static void leave(long value, boolean outside) {
    if (outside && end() && Hooks.observed()) {
      Hooks.returned(value);
    }
  }

  /**
   * A method of the demo begins that {@code java.util.concurrent} may have called, or what runs
   * unwoven.
   *
   * @return what to give {@link #back}
   */
  public static long callback() {
    var self = Hooks.current;
    if (self == null || !(Hooks.inside || self.foreign != null)) {
      return -1;
    }
    long before =
        (long) self.call << 32
            | self.steps << 3
            | (Hooks.inside ? 4 : 0)
            | (self.alone ? 2 : 0)
            | (self.works ? 1 : 0);
    Hooks.inside = false;
    self.works = false;
    self.alone = false;
    return before;
  }

  /**
   * A queue puts what was in it elsewhere. Where others have that too, it is as if the program had
   * been called.
   *
   * @return what to give {@link #back}
   */
  public static long drain(Object target) {
    var self = Hooks.current;
    return self == null || Hooks.isPrivate(target, self) ? -1 : callback();
  }

  /**
   * What may be a collection that threads can damage is called from {@code java.util.concurrent}:
   * then it is as if the program had been called.
   *
   * @return what to give {@link #back}
   */
  public static long into(@Nullable Object target) {
    return target != null && IS_DAMAGEABLE.get(target.getClass()) ? callback() : -1;
  }

  /** Whether a class is one of such collections, or of what goes through them. */
  private static final ClassValue<Boolean> IS_DAMAGEABLE =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          var name = type.getName();
          return name.startsWith("woven.java.util.")
              && !name.startsWith("woven.java.util.concurrent.");
        }
      };

  /**
   * That method ends: what follows is a step of its own if the method made one. If it was a task of
   * a worker, it always is: others may come between the taking of a task and its end.
   */
  public static void back(long before, int site) {
    var self = Hooks.current;
    if (before >= 0 && self != null) {
      boolean works = (before & 1) == 1;
      boolean stepped = works || self.steps != (int) before >> 3;
      boolean wasInside = (before & 4) == 4;
      if (stepped && (works || wasInside || UnwovenCall.isOnShared(self))) {
        Hooks.point(self, Kind.RETURN, site, null);
      }
      self.alone = !stepped && (before & 2) == 2;
      self.works = works;
      self.call = (int) (before >> 32);
      Hooks.inside = wasInside;
      if (stepped) {
        UnwovenCall.goOn(self);
      }
    }
  }

  /**
   * A stage that depends on a future is about to follow it, within the step that completed the
   * future: others see the one done and the other not.
   *
   * @param mode negative where it follows on from another
   */
  public static void follow(int mode, Object stage, int site) {
    var self = Hooks.current;
    if (mode < 0 && self != null && !Hooks.isPrivate(stage, self)) {
      Hooks.point(self, Kind.CALL, site, stage);
    }
  }
}
