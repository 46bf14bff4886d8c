package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Schedule;

/**
 * A demo's thread under the scheduler: a coroutine that stops before each visible operation, and
 * that operation.
 */
public final class Strand extends Head {
  /** Its place in the scheduler's list, which a later thread may have once it has ended. */
  final int index;

  /** How many threads had started with it. */
  final int ordinal;

  final DemoThread thread;
  final Coroutine coroutine;

  /** The same in every schedule in which the thread that starts it has done the same before. */
  final long id;

  /** Whether it is inside a call to {@code java.util.concurrent}, while it does not run. */
  boolean inside;

  /** The place of that call, whatever it has called since. */
  int call;

  /** Whether that call is the whole of it, as with the workers of a pool. */
  boolean works;

  /** Whether that call is on what only this thread has, and has led to nothing else so far. */
  boolean alone;

  /** What that call is on; null where nobody knows any more. */
  @Nullable Object own;

  // What it is about to do.
  Kind kind = Kind.BEGIN;
  int site;

  /** Where in the program the operation is; null where its site knows, or nobody looks. */
  @Nullable Place place;

  @Nullable Object target;
  @Nullable Cell cell;
  int element;
  char type;
  long number;
  @Nullable Object value;

  /** The object of its last call into what runs unwoven, which may hold the object's own lock. */
  @Nullable Object unwoven;

  /** The last call into what runs unwoven that it is in; null where it is in none. */
  @Nullable UnwovenCall foreign;

  /** Whether such calls really hold a monitor, while it does not run. */
  boolean keeps;

  /** The monitors that they were found to hold, though nobody knew that they would. */
  Set<Object> found = Set.of();

  // Why it may wait, and what ends the wait.
  @Nullable Object blocker;
  boolean permit;
  boolean notified;
  boolean spurious;
  boolean alarmed;
  boolean rung;
  long due;

  /** Whether its alarm rings only when nobody could move. */
  boolean patient;

  long order;

  /** The place of the line it is in, where steps are lines; 0 where the next access is a step. */
  long inLine;

  /** How often it has come to the head of a loop of the demo, or into a method of it. */
  int laps;

  /** How many more methods of the demo it may call before somebody looks how deep it is. */
  int room = LoopHooks.DEEP;

  // How it went round its innermost loop the last time.
  int loop;
  long locals;
  int changes;

  /** After how many steps of the schedule that was. */
  int cameBy;

  int naps;
  boolean readsClock;

  /** Whether it has computed for too long: nobody waits for its next operation. */
  boolean burns;

  /** Whom it saw alive, by their numbers. */
  long saw;

  /** Whose state it asked for, by their numbers. */
  long watched;

  /** Whether it could not move at some time since it stands before its operation. */
  boolean waited;

  /** Whether it has come to where it waits, before the eyes of others. */
  boolean arrived;

  /** How often the monitor that it is about to enter had been entered when it came. */
  int stood;

  // How it reads the clock.
  long readAt = -1;
  int reads;
  boolean polls;

  /** Where it has printed to since its last step, time after time; see {@link Printing}. */
  final List<DemoOutput> printed = new ArrayList<>(0);

  /** How many times it had printed before those. */
  int printedBefore;

  /** Whether it has left a monitor since it printed last. */
  boolean leftSince;

  /** Whether it has nothing left to do but to end, and nobody has seen it ended. */
  boolean lingers;

  int steps;
  int started;
  int published;

  Strand(int index, int ordinal, long id, DemoThread thread, Runnable body) {
    this.index = index;
    this.ordinal = ordinal;
    this.id = id;
    this.thread = thread;
    this.coroutine = new Coroutine(body);
  }

  void about(Kind kind, int site, @Nullable Object target) {
    this.kind = kind;
    this.site = site;
    this.target = target;
    this.place = null;
    this.type = 0;
    this.value = null;
  }

  /** Whether what it saw on its way round a loop may be different by now. */
  boolean seesChange() {
    return changes != Hooks.changes || (naps != LoopHooks.naps && (readsClock || watched != 0));
  }

  boolean ended() {
    return kind == Kind.END;
  }

  char letter() {
    return Schedule.letter(index);
  }
}
