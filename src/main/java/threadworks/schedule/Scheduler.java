package threadworks.schedule;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Schedule;
import threadworks.schedule.report.Shown;
import threadworks.wording.Sentence;

/**
 * Runs one schedule after another on the thread that calls it. Each thread of the demo is a {@link
 * Strand} that stops before each visible operation; a {@link Strategy} says whose operation is
 * next. What a thread does between two visible operations belongs to the step of the first. Time is
 * virtual: it passes when an alarm rings, which is a move like any other.
 *
 * <p>Woven code reaches the scheduler through the statics of {@link Hooks}, so a JVM runs one
 * schedule at a time; {@link #run} waits for its turn.
 *
 * <p>It is long because one step goes through all of it, millions of times a second: who can move,
 * whose turn it is, and what came of it.
 */
final class Scheduler {
  /** How many steps in a row a thread may take while others could move, before it is their turn. */
  private static final int PATIENCE = 1_000;

  /** The same for a schedule of very many steps: one of so many. */
  private static final int PATIENT_PART = 10;

  /** It halves each time it runs out, but not to fewer than this. */
  private static final int LEAST_PATIENCE = 8;

  /** So much of what is printed counts for what a schedule comes to. */
  private static final int MOST_PRINTED = 10_000;

  private static final ReentrantLock TURN = new ReentrantLock();

  final Program program;
  private final Limits limits;
  final Heads heads = new Heads();
  final Escape escape = new Escape(heads);
  final @Nullable Footprint footprint;

  /** By their places; one that has ended makes room for another when all places are taken. */
  final List<Strand> strands = new ArrayList<>();

  final VirtualClock clock = new VirtualClock(this);
  final Ability ability;
  private final Moves moves = new Moves();
  @Nullable Observer observer;

  /** Names for objects, where somebody looks. */
  final Labels labels;

  private Strategy strategy = new Usual();
  private @Nullable Strand next;
  private @Nullable Strand starter;
  private int started;
  private int living;

  /** How many threads have not ended. */
  private int running;

  /** The last thread that was no daemon, when it has ended: what is left ends with it. */
  private @Nullable Strand ender;

  /** Whether somebody has asked for the state of a thread. */
  boolean isWatched;

  /** Whether somebody has used {@code System.out} or {@code System.err} as a monitor. */
  boolean locksOutput;

  private int names;
  private final IdentityHashMap<Object, Integer> hashes = new IdentityHashMap<>();
  Random random = new Random(0);
  Thread.@Nullable UncaughtExceptionHandler handler;

  private boolean stepping;
  private boolean givenUp;
  private boolean cut;

  /** Why, where that is not the bound on steps. */
  private @Nullable Sentence cutBecause;

  /** Whether it is working out who moves next: a stack that overflows then leaves it damaged. */
  private boolean deciding;

  /** Whether a thread has computed for too long. */
  private boolean burnt;

  /** Whether it has ended where threads could move that did not have to. */
  private boolean leftThere;

  /** The properties that the JVM has, while the schedule has its own. */
  private @Nullable Properties kept;

  /** Whether the text of what it returned has no end. */
  boolean endless;

  /** Whether it was ended by the bound on steps; it might have ended by itself. */
  boolean cutShort;

  @Nullable String result;

  /** What was printed, where that is what comes of it. */
  private final StringBuilder printed = new StringBuilder();

  private int patience;

  /** The places of calls into unwoven parts of the JDK with an object that threads share. */
  final Set<Integer> unwoven = new TreeSet<>();

  final List<String> thrown = new ArrayList<>();
  private @Nullable Refused refused;

  /**
   * @param program what the main thread runs
   * @param limits how a schedule may unfold
   * @param footprints whether to note what each step touches
   */
  Scheduler(Program program, Limits limits, boolean footprints) {
    this.program = program;
    this.limits = limits;
    labels = new Labels(program);
    ability = new Ability(this, limits);
    footprint = footprints ? new Footprint() : null;
    escape.numbering = footprints;
  }

  /** Runs one schedule to its end, or to where the strategy gives it up. */
  void run(Strategy strategy) {
    TURN.lock();
    try {
      reset(strategy);
      Hooks.begin(this);
      var main = new DemoThread(null, null, "main", false, false);
      next = spawn(main, Location.mix(1, 1), () -> main(main));
      while (next != null) {
        var strand = next;
        Hooks.resume(strand);
        deciding = false;
        resume(strand);
        if (strand.coroutine.isDone()) {
          next = ended(strand);
        }
      }
      if (stepping) {
        endStep();
      }
      if (footprint != null && refused == null && !endless && !cutShort) {
        tellWhoIsLeft(footprint);
      }
      if (leftThere) {
        strands.forEach(Printing::stay);
      }
    } finally {
      if (kept != null) {
        System.setProperties(kept);
        kept = null;
      }
      Hooks.end();
      TURN.unlock();
    }
  }

  private void resume(Strand strand) {
    try {
      strand.coroutine.resume();
    } catch (IllegalStateException | StackOverflowError e) {
      // The body lets nothing out: its stack could not be brought back.
      refuse(TOO_DEEP);
      next = null;
    }
  }

  private void reset(Strategy strategy) {
    this.strategy = strategy;
    heads.clear();
    escape.clear();
    labels.clear();
    strands.clear();
    starter = null;
    started = 0;
    living = 0;
    running = 0;
    ender = null;
    isWatched = false;
    locksOutput = false;
    clock.reset();
    moves.clear();
    names = 0;
    if (!hashes.isEmpty()) {
      hashes.clear();
    }
    random.setSeed(0);
    handler = null;
    stepping = false;
    givenUp = false;
    cut = false;
    cutBecause = null;
    burnt = false;
    leftThere = false;
    endless = false;
    cutShort = false;
    result = null;
    printed.setLength(0);
    patience = Math.max(PATIENCE, limits.steps() / PATIENT_PART);
    thrown.clear();
    refused = null;
  }

  private void main(DemoThread thread) {
    try {
      result = text(program.run());
    } catch (Fuel.Endless e) {
      endless = true;
      cut = true;
    } catch (Throwable e) {
      uncaught(thread, e);
    }
  }

  /**
   * The text of what the main thread returns. Where others may still write what it reads, or wait
   * for what it does, making it is the last thing that the main thread does; else it takes no step.
   */
  private String text(@Nullable Object value) throws Exception {
    boolean isOwn = value instanceof Headed && !isTwin(value);
    if (Operation.isPlain(value) || (!isOwn && isAlone(strands.getFirst()))) {
      return Hooks.undisturbed(() -> Operation.text(value));
    }
    ObjectHooks.text(value, 0);
    return Operation.text(value);
  }

  private static boolean isTwin(Object value) {
    return !IdentityHooks.name(value.getClass()).equals(value.getClass().getName());
  }

  /** The place of the next thread: when all are taken, that of one which has ended. */
  private int freePlace() {
    if (strands.size() < Schedule.MOST_THREADS) {
      return strands.size();
    }
    // Which are free depends on who has ended before.
    strands.forEach(strand -> touch(strand.id, false));
    for (int i = 1; i < strands.size(); i++) {
      if (strands.get(i).ended()) {
        return i;
      }
    }
    throw refuse(Sentence.of("refused.threads", Schedule.MOST_THREADS));
  }

  /** Makes a thread known; it stands before its first operation once it has run. */
  private Strand spawn(DemoThread thread, long id, Runnable body) {
    int place = freePlace();
    var strand = new Strand(place, ++started, id, thread, body);
    thread.strand = strand;
    if (place == strands.size()) {
      strands.add(strand);
    } else {
      strands.set(place, strand);
    }
    running++;
    if (!thread.daemon) {
      living++;
    }
    return strand;
  }

  /** Starts a thread and lets it run up to its first operation; nobody can see it do that. */
  void start(Strand parent, DemoThread thread) {
    deciding = true;
    escape.publish(thread, parent);
    escape.publish(thread.ownHandler(), parent);
    Hooks.touch(thread, true);
    var child =
        spawn(
            thread,
            Location.nextThread(parent),
            () -> {
              try {
                thread.perform();
              } catch (Throwable e) {
                uncaught(thread, e);
              }
              if (refused == null) {
                thread.leave();
              }
            });
    touch(child.id, true);
    touch(Location.ORDER, true);
    if (stepping) {
      strategy.started(child.index);
    }
    starter = parent;
    next = child;
    pause(parent);
  }

  private void uncaught(DemoThread thread, Throwable e) {
    if (refused != null) {
      return;
    }
    if (e instanceof OutOfMemoryError) {
      ranOut();
    }
    if (e instanceof StackOverflowError) {
      cut(TOO_MANY_CALLS);
      if (deciding) {
        refuse(TOO_DEEP);
        return;
      }
    }
    var fault = fault(e);
    if (fault != null) {
      refuse(Sentence.of("refused.fault", fault));
      return;
    }
    var strand = Objects.requireNonNull(thread.strand);
    Hooks.point(strand, Kind.UNCAUGHT, 0, e);
    int before = thrown.size();
    boolean taken = false;
    try {
      var taker = taker(thread);
      taken = taker != null;
      if (taker != null) {
        taker.uncaughtException(thread, e);
      }
    } catch (Throwable ignored) {
      // As the JVM does.
      Hooks.caughtInside(ignored);
    }
    // Whatever a handler makes of it, a main thread that threw has returned nothing.
    boolean isMain = strand.index == 0;
    if (!taken || (isMain && thrown.size() == before)) {
      threw(thread, e);
    }
  }

  private static Thread.@Nullable UncaughtExceptionHandler taker(DemoThread thread) {
    Hooks.inside = true;
    try {
      var own = thread.getUncaughtExceptionHandler();
      return own instanceof ThreadGroup group ? GroupHooks.taker(group) : own;
    } finally {
      Hooks.inside = false;
    }
  }

  /** A thread ended with an exception that nobody took. */
  void threw(DemoThread thread, Throwable e) {
    if (refused != null) {
      return;
    }
    thrown.add(Shown.type(e.getClass()));
    if (observer != null) {
      observer.threw(Objects.requireNonNull(thread.strand), e);
    }
  }

  private static final Sentence TOO_DEEP = Sentence.of("refused.tooDeep");

  /** Whether half of the steps that a schedule may have are gone. */
  boolean isHalfway() {
    return moves.size() > limits.steps() / 2;
  }

  /**
   * The stack of one of the demo's threads is full. How deep it may be is no part of a schedule, so
   * another machine may have other outcomes.
   */
  void overflowed() {
    cut(TOO_MANY_CALLS);
    if (deciding) {
      throw refuse(TOO_DEEP);
    }
  }

  private static final Sentence TURNS_TAKEN = Sentence.of("cut.turns", PATIENCE);

  private static final Sentence TOO_MANY_CALLS = Sentence.of("cut.stack");

  /** How much memory there is left is no part of a schedule, so another run may go another way. */
  void ranOut() {
    cut(Sentence.of("cut.memory"));
  }

  /** A thread has computed for so long that it goes no further in this schedule. */
  void burns() {
    burnt = true;
    cut(Sentence.of("cut.computes", Fuel.MOST_SECONDS));
  }

  private void cut(Sentence because) {
    cut = true;
    if (cutBecause == null) {
      cutBecause = because;
    }
  }

  /** The error that only weaving can have brought about, behind an exception; or null. */
  private static @Nullable Throwable fault(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      var trace = e.getStackTrace();
      boolean own =
          (e instanceof InternalError || e instanceof IncompatibleClassChangeError)
              && (trace.length == 0 || !trace[0].getClassName().startsWith("java.lang.reflect."));
      if (own || e instanceof VerifyError || e instanceof ClassFormatError) {
        return e;
      }
    }
    return null;
  }

  private @Nullable Strand ended(Strand strand) {
    if (deciding) {
      refuse(TOO_DEEP);
    }
    UnwovenCall.giveBack(strand);
    strand.about(Kind.END, 0, null);
    strand.lingers = true;
    running--;
    Hooks.changes++;
    touch(strand.id, true);
    if (!strand.thread.daemon && --living == 0) {
      ender = strand;
    }
    if (living == 0 && !isAlone(strand)) {
      endDaemons();
    }
    var parent = starter;
    starter = null;
    return parent != null ? parent : pick();
  }

  /**
   * Comes back when the current strand, whose operation is set, has been chosen and its operation
   * is possible.
   */
  void decide(Strand self) {
    if (limits.lines() && goesOnInLine(self)) {
      if (observer != null) {
        labels.note(self);
        labels.passes(self);
        observer.goingOn(self);
      }
      return;
    }
    if (deciding) {
      throw refuse(TOO_DEEP);
    }
    deciding = true;
    UnwovenCall.findLocks(self);
    self.waited = false;
    self.arrived = false;
    if (observer != null) {
      labels.note(self);
      observer.standing(self);
    }
    if (observer != null && observer.wantsLine(self)) {
      self.place =
          self.target instanceof Throwable thrown && self.kind == Kind.UNCAUGHT
              ? Lines.of(thrown)
              : Lines.of(CodeSites.get(self.site), program.loader());
    }
    if (starter != null) {
      next = starter;
      starter = null;
    } else {
      next = pick();
      if (next == self) {
        deciding = false;
        return;
      }
    }
    pause(self);
  }

  /** Whether the strand only goes on with the line that it has begun. */
  private boolean goesOnInLine(Strand self) {
    long line =
        switch (self.kind) {
          case READ, WRITE, UPDATE, FOREIGN -> CodeSites.line(self.site);
          default -> 0;
        };
    boolean goesOn = line != 0 && line == self.inLine && starter == null;
    self.inLine = line;
    return goesOn;
  }

  private void pause(Strand self) {
    self.inside = Hooks.inside;
    try {
      Coroutine.pause();
    } catch (IllegalStateException pinned) {
      throw refuse(Sentence.of("refused.pinned"));
    }
    Hooks.inside = self.inside;
  }

  /** Who moves next; null when it is over. */
  private @Nullable Strand pick() {
    while (true) {
      if (stepping) {
        endStep();
      }
      long able = ability.able();
      boolean idle = ability.isIdle(able);
      var alarm = clock.earliest();
      long all = able;
      if ((alarm != null || clock.ticks())
          && (idle || (limits.anyTime() && alarm != null && !alarm.patient))) {
        all |= 1L << Schedule.CLOCK;
      } else if (idle && able != 0) {
        all |= 1L << Schedule.END;
      }
      if (all == 0 || isOver(all) || givenUp || refused != null) {
        return null;
      }
      if (moves.size() == limits.steps()) {
        cutShort = true;
        cut = true;
        return null;
      }
      int last = moves.last();
      if (last >= 0
          && moves.inARow() >= patience
          && (all & ~(1L << last)) != 0
          && !strategy.isGiven()) {
        all &= ~(1L << last);
        patience = Math.max(LEAST_PATIENCE, patience / 2);
        cut(TURNS_TAKEN);
      }
      int who =
          (all & all - 1) == 0 && !strategy.always()
              ? Long.numberOfTrailingZeros(all)
              : strategy.choose(all, last);
      if (who == Strategy.GIVE_UP) {
        givenUp = true;
        return null;
      }
      if (who == Schedule.END) {
        leftThere = true;
        return null;
      }
      begin(who, able);
      if (who == Schedule.CLOCK) {
        clock.ring(alarm);
        continue;
      }
      var strand = strands.get(who);
      if (strand.ended()) {
        end(strand);
        if (endsTheProgram(strand)) {
          endDaemons();
          return null;
        }
      } else if (ability.mayArrive(strand)) {
        arrive(strand);
      } else {
        return strand;
      }
    }
  }

  /** Wherever the daemons are, they go no further. */
  private void endDaemons() {
    if (footprint != null) {
      footprint.addAll();
    }
  }

  /** Whether only daemons are left, and none that could move before it ends with the program. */
  private boolean isOver(long able) {
    return living == 0 && (able & ~(1L << Objects.requireNonNull(ender).index)) == 0;
  }

  /** Whether the strand is the last that keeps the program going, and has nothing left to do. */
  @SuppressWarnings("ReferenceEquality") // a strand is itself and no other
  boolean endsTheProgram(Strand strand) {
    return living == 0 && strand == ender;
  }

  private void begin(int who, long able) {
    boolean rings = who == Schedule.CLOCK;
    moves.add(who, able);
    if (!rings) {
      strands.get(who).steps++;
      Printing.end(strands.get(who));
    }
    stepping = true;
    if (observer != null) {
      if (rings) {
        observer.ringing(clock.earliest());
      } else {
        labels.passes(strands.get(who));
        observer.moving(strands.get(who));
      }
    }
  }

  /**
   * Tells of the threads that have not ended, and of the clock if it could still move. Where the
   * strategy gave the schedule up, only those that cannot move are told of: it wants no more of the
   * others.
   */
  private void tellWhoIsLeft(Footprint touches) {
    if (!givenUp) {
      strategy.over();
    }
    for (var strand : strands) {
      if (strand.ended() && !strand.lingers) {
        continue;
      }
      boolean can = ability.can(strand);
      if (can && givenUp) {
        continue;
      }
      if (can) {
        touches.addAll();
      } else if (strand.ended()) {
        touch(strand.id, true);
        if (strand.thread.threadworks$head() instanceof Cell cell) {
          touch(Location.monitor(cell), true);
        }
      } else if (strand.kind == Kind.ENTER || strand.kind == Kind.WAKE) {
        touch(Location.monitor(cell(strand)), true);
      } else if (strand.kind == Kind.PRINT) {
        touch(Location.outputs(), true);
      } else if (strand.target instanceof ClassInit initialiser) {
        touch(initialiser.place(), true);
      }
      strategy.left(strand.index, touches);
      touches.clear();
    }
    var alarm = clock.earliest();
    if (!givenUp && alarm != null && limits.anyTime() && !alarm.patient) {
      touches.addAll();
      strategy.left(Schedule.CLOCK, touches);
      touches.clear();
    }
  }

  private void endStep() {
    stepping = false;
    if (footprint != null) {
      strategy.stepped(moves.latest(), footprint);
      footprint.clear();
    }
  }

  /** Whether all other threads have ended. */
  boolean isAlone(Strand self) {
    return running == 0 || (running == 1 && !self.ended());
  }

  private void arrive(Strand strand) {
    strand.arrived = true;
    Hooks.changes++;
    touch(strand.id, true);
  }

  /** A strand that lingered ends, before the eyes of others. */
  void end(Strand strand) {
    strand.lingers = false;
    Printing.end(strand);
    Hooks.changes++;
    touch(strand.id, true);
    MonitorHooks.ended(strand.thread);
  }

  static Cell cell(Strand strand) {
    return Objects.requireNonNull(strand.cell);
  }

  // What woven code and its hooks tell.

  /** The strand has read the clock. */
  void readClock(Strand strand) {
    cut |= clock.read(strand);
  }

  /** The demo prints to System.out. */
  void prints(String text) {
    if (program.isVoid() && printed.length() <= MOST_PRINTED) {
      printed.append(text);
      if (printed.length() > MOST_PRINTED) {
        printed.setLength(MOST_PRINTED);
        printed.append('…');
      }
    }
  }

  /** Whether time may pass while a thread could move. */
  boolean anyTime() {
    return limits.anyTime();
  }

  /** Notes that the step touches a place. */
  void touch(long place, boolean write) {
    if (footprint != null) {
      footprint.add(place, write);
    }
  }

  /** The name of the next thread that has none of its own. */
  String nextName() {
    touch(Location.ORDER, true);
    return "Thread-" + names++;
  }

  /** A hash for an object without one of its own: they are numbered as they are asked for it. */
  int hash(Object object) {
    touch(Location.ORDER, !hashes.containsKey(object));
    return hashes.computeIfAbsent(object, o -> ((hashes.size() + 1) * 0x01000193) & 0x7fffffff);
  }

  /** From now on until it is over, the schedule has system properties of its own. */
  void ownProperties() {
    if (kept == null) {
      kept = System.getProperties();
      var own = new Properties();
      own.putAll(kept);
      System.setProperties(own);
    }
  }

  /** Chooses one of the strands that wait, by their numbers. */
  int wake(long waiting) {
    int woken = strategy.wake(waiting);
    moves.wakes(woken);
    return woken;
  }

  /** Ends the schedule because the demo asks for what cannot be modelled. */
  Refused refuse(Sentence why) {
    if (refused == null) {
      refused = new Refused(why);
    }
    return refused;
  }

  // What came of it.

  int steps() {
    return moves.size();
  }

  /** The number of the strand's first step after the first {@code n} steps; 0 for none. */
  int stepAfter(Strand strand, int n) {
    return moves.next(strand.index, n);
  }

  int switches() {
    return moves.switches();
  }

  /** Whether the strategy gave it up, or it was refused, before its end. */
  boolean isUnfinished() {
    return givenUp || refused != null;
  }

  /** Whether it was not allowed to go every way it could have gone. */
  boolean wasCut() {
    return cut;
  }

  /** Why, or null where the bound on steps is the only reason. */
  @Nullable Sentence cutBecause() {
    return cutBecause;
  }

  /** Whether a thread has computed for so long that it went no further. */
  boolean isBurnt() {
    return burnt;
  }

  @Nullable Refused refused() {
    return refused;
  }

  /** After how many steps it would have been cut. */
  int bound() {
    return limits.steps();
  }

  /** What was printed, where the program returns nothing; an empty text where nothing was. */
  String printed() {
    return printed.toString();
  }

  /** The moves so far. */
  Schedule schedule() {
    return moves.schedule();
  }

  /** Goes on with whoever moved last. */
  private static final class Usual implements Strategy {
    @Override
    public int choose(long able, int last) {
      return Strategy.usual(able, last);
    }

    @Override
    public int wake(long waiting) {
      return Long.numberOfTrailingZeros(waiting);
    }
  }
}
