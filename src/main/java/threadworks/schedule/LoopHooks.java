package threadworks.schedule;

import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;

/**
 * What woven code calls at the heads of its loops, to tell a thread that only goes round from one
 * that gets on. A state is taken to come again where a loop comes by with the same local variables
 * and nothing at all was written since; the thread then waits for a change, and if nobody is left
 * to make one, that is a livelock.
 *
 * <p>A livelock in which threads do write, as when two make way for each other for ever, has no
 * such mark: its states come again too, but part of a state is on the threads' stacks, where a
 * continuation lets nobody look. Nor can it be told from a loop that gets on: a schedule that meets
 * the bound on steps is said to be cut, and a search that meets it is never called complete.
 */
public final class LoopHooks {
  /** So many calls within one another fill a thread's stack. A JVM's holds about as many. */
  private static final int DEEPEST = 9_000;

  /**
   * So many do once half of a schedule's steps are gone: or else the bound on steps would take a
   * recursion without end for a loop.
   */
  static final int DEEP = 2_000;

  /** To look how deep a thread is takes long, so it may go a little deeper unseen. */
  private static final int STRIDE = 250;

  /**
   * Counts the sleeps that have begun or ended where time may pass at any moment: only a clock, or
   * a look at a thread's state, tells of them.
   */
  static int naps;

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
      Fuel.round();
      return;
    }
    if (!Fuel.burn()) {
      burn(self, site, site);
    }
    self.inLine = 0;
    self.laps++;
    if (self.loop == site && self.locals == state && !self.seesChange() && !Hooks.inside) {
      self.about(Kind.SPIN, site, null);
      Hooks.decide(self);
    } else if (self.loop != site || self.changes != Hooks.changes) {
      self.readsClock = false;
    }
    self.loop = site;
    self.locals = state;
    self.changes = Hooks.changes;
    self.cameBy = Hooks.scheduler().steps();
    self.naps = naps;
  }

  /**
   * A method of the demo begins. Where a recursion ends must be the same in each run of a schedule,
   * so it is calls that count and not what they take of the real stack.
   */
  public static void called(int site) {
    turn(site);
    var self = Hooks.current;
    if (self != null && --self.room < 0) {
      self.room = room();
    }
  }

  /** How many more methods the thread may call before somebody looks how deep it is. */
  private static int room() {
    var scheduler = Hooks.scheduler();
    int depth = Lines.depth(scheduler.program.loader());
    if (depth > DEEPEST || (depth > DEEP && scheduler.isHalfway())) {
      scheduler.overflowed();
      throw new StackOverflowError();
    }
    return Math.max(STRIDE, DEEP - depth);
  }

  /** A loop in the midst of an expression. */
  public static void turn(int site) {
    var self = Hooks.current;
    if (self == null) {
      Fuel.round();
      return;
    }
    self.laps++;
    if (!Fuel.burn()) {
      burn(self, 0, site);
    }
  }

  /**
   * The head of a loop of a collection. A thread that goes round there makes steps; where nobody
   * does, as when text is made of the collection, it may have been tied into a ring.
   */
  public static void round() {
    if (Hooks.current == null) {
      Fuel.round();
    }
  }

  /**
   * The thread goes no further: what it computes has no end in sight. It stops here and is never
   * chosen again, so that it catches nothing; the others go on without it.
   *
   * @param loop the place of the loop that it goes round; 0 if it is none
   */
  private static void burn(Strand self, int loop, int site) {
    self.about(Kind.SPIN, site, null);
    self.loop = loop;
    self.burns = true;
    Hooks.scheduler().burns();
    Hooks.decide(self);
  }
}
