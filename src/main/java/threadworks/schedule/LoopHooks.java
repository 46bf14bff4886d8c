package threadworks.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What woven code calls at the heads of its loops, to tell a thread that only goes round from one
 * that gets on. A state is taken to come again where a loop comes by with the same local variables
 * and nothing at all was written since; the thread then waits for a change, and if nobody is left
 * to make one, that is a livelock.
 *
 * <p>A livelock in which threads do write, as when two make way for each other for ever, has no
 * such mark: its states come again too, but part of a state is on the threads' stacks, where a
 * continuation lets nobody look. It is found by the bound on steps, and a search that meets the
 * bound is never called complete.
 */
public final class LoopHooks {
  private static long locals;

  private LoopHooks() {}

  /** Adds an {@code int} to what a loop depends on. */
  public static void local(int value) {
    local((long) value);
  }

  /** Adds a {@code long} to what a loop depends on. */
  public static void local(long value) {
    var self = Hooks.current;
    if (self != null) {
      locals = locals * 0x9E3779B97F4A7C15L + value + 1;
    }
  }

  /** Adds a {@code float} to what a loop depends on. */
  public static void local(float value) {
    local((long) Float.floatToRawIntBits(value));
  }

  /** Adds a {@code double} to what a loop depends on. */
  public static void local(double value) {
    local(Double.doubleToRawLongBits(value));
  }

  /** Adds a reference to what a loop depends on. */
  public static void local(@Nullable Object value) {
    local((long) System.identityHashCode(value));
  }

  /**
   * The head of a loop of the demo. A thread that comes by again with the same local variables
   * while nothing at all was changed would do the same for ever: it waits until another thread
   * changes something.
   */
  public static void loop(int site) {
    var self = Hooks.current;
    long state = locals;
    locals = 0;
    if (self == null) {
      return;
    }
    if (!Hooks.burn()) {
      throw endless(self, "goes round the loop", site);
    }
    self.inLine = 0;
    if (self.loop == site
        && self.locals == state
        && self.changes == Hooks.changes
        && !Hooks.inside) {
      self.about(Kind.SPIN, site, null);
      self.seen = Hooks.changes;
      Hooks.scheduler().decide(self);
    } else if (self.loop != site || self.changes != Hooks.changes) {
      self.readsClock = false;
    }
    self.loop = site;
    self.locals = state;
    self.changes = Hooks.changes;
  }

  /**
   * Before a call of a method of an interface: an object of the JDK that runs unwoven may change in
   * it, and nothing would say so. Lambdas are the demo's own code.
   */
  public static void used(@Nullable Object object) {
    if (object != null && !(object instanceof Headed)) {
      var type = object.getClass();
      if (!type.isHidden()
          && !type.getName().startsWith("java.lang.")
          && !type.getName().startsWith("java.util.ImmutableCollections")) {
        Hooks.changes++;
      }
    }
  }

  /** A loop in the midst of an expression, or a method that may call itself. */
  public static void turn(int site) {
    var self = Hooks.current;
    if (self != null && !Hooks.burn()) {
      throw endless(self, "computes", site);
    }
  }

  private static Refused endless(Strand self, String what, int site) {
    return Hooks.scheduler()
        .refuse(
            "thread "
                + self.letter()
                + " "
                + what
                + " at line "
                + Sites.get(site).line()
                + " for over "
                + Hooks.MOST_SECONDS
                + " seconds without touching anything that threads share");
  }
}
