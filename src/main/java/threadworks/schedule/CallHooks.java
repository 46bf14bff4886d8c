package threadworks.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What woven code calls around calls into the JDK: those into {@code java.util.concurrent}, which
 * are one step unless they have to wait, and those into what runs unwoven.
 */
public final class CallHooks {
  private CallHooks() {}

  /**
   * Before a call into a part of the JDK that runs unwoven, with an object that other threads may
   * have: one step.
   */
  public static void foreign(@Nullable Object object, int site, boolean write) {
    var self = Hooks.current;
    if (self != null && object != null && !Hooks.isPrivate(object, self)) {
      if (!Hooks.inside) {
        Hooks.scheduler().unwoven.add(site);
        Hooks.point(self, Kind.FOREIGN, site, object);
      }
      Hooks.touch(object, true);
    }
    Hooks.changes += write ? 1 : 0;
  }

  /**
   * Before a call of a {@code StringBuffer}. It runs unwoven but holds its own monitor throughout:
   * one step, possible while nobody else is in that monitor.
   */
  public static void guarded(@Nullable Object object, int site) {
    var self = Hooks.current;
    if (self != null && object != null && !Hooks.isPrivate(object, self)) {
      MonitorHooks.enter(object, site);
      MonitorHooks.exit(object);
      Hooks.touch(object, true);
    }
    Hooks.changes++;
  }

  /** Before text is made of an object: a text builder is read without a hook of its own. */
  public static void text(@Nullable Object object, int site) {
    if (object instanceof StringBuffer) {
      guarded(object, site);
    } else if (object instanceof StringBuilder) {
      foreign(object, site, false);
    }
  }

  /**
   * Between the two halves of a change to a text builder that threads share. It runs unwoven, but
   * is no more one step than a list's: whoever comes in between, its change is lost.
   */
  public static void torn(Object builder, int site) {
    var self = Hooks.current;
    if (self == null
        || Hooks.inside
        || Hooks.isPrivate(builder, self)
        || !(builder instanceof StringBuilder text)) {
      return;
    }
    var before = text.toString();
    Hooks.point(self, Kind.FOREIGN, site, builder);
    text.setLength(0);
    text.append(before);
    Hooks.touch(builder, true);
  }

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
      if (!Hooks.isPrivate(object, self)) {
        self.works = self.steps == 0;
        Hooks.point(self, self.works ? Kind.BEGIN : Kind.CALL, site, object);
      } else {
        self.site = site;
        self.line = 0;
      }
      Hooks.inside = true;
    }
    return true;
  }

  /** That call ends. */
  public static void leave(boolean outside) {
    if (outside) {
      Hooks.inside = false;
    }
  }

  /** That call ends with a value. */
  public static void leave(@Nullable Object value, boolean outside) {
    if (outside) {
      Hooks.inside = false;
      Hooks.returned(value);
    }
  }

  /** That call ends with a value. */
  public static void leave(int value, boolean outside) {
    if (outside) {
      Hooks.inside = false;
      if (Hooks.observed()) {
        leave((Object) value, true);
      }
    }
  }

  /** That call ends with a value. */
  public static void leaveBoolean(int value, boolean outside) {
    if (outside) {
      Hooks.inside = false;
      if (Hooks.observed()) {
        leave((Object) (value != 0), true);
      }
    }
  }

  /** That call ends with a value. */
  public static void leave(long value, boolean outside) {
    if (outside) {
      Hooks.inside = false;
      if (Hooks.observed()) {
        leave((Object) value, true);
      }
    }
  }

  /**
   * A method of the demo begins that {@code java.util.concurrent} may have called.
   *
   * @return what to give {@link #back}
   */
  public static int callback() {
    var self = Hooks.current;
    if (!Hooks.inside || self == null) {
      return -1;
    }
    Hooks.inside = false;
    int before = self.steps << 1 | (self.works ? 1 : 0);
    self.works = false;
    return before;
  }

  /**
   * That method ends: what follows is a step of its own if the method made one. If it was a task of
   * a worker, it always is: others may come between the taking of a task and its end.
   */
  public static void back(int before, int site) {
    var self = Hooks.current;
    if (before >= 0 && self != null) {
      boolean works = (before & 1) == 1;
      if (works || self.steps != before >> 1) {
        Hooks.point(self, Kind.RETURN, site, null);
      }
      self.works = works;
      Hooks.inside = true;
    }
  }
}
