package threadworks.schedule;

import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;

/**
 * What printing has to do with the monitors of {@code System.out} and {@code System.err}, which it
 * takes for so long as it prints.
 *
 * <p>It is no step where nobody else has them, so that programs which print have no more schedules
 * than those which don't. Who has printed since its last step may as well not have come through
 * that yet, if another thread takes the monitor before its next: all it could be seen by is that it
 * never moves again, so to leave it there is one more way in which a schedule can end.
 *
 * <p>Where the program returns nothing, what it prints to {@code System.out} is what comes of it,
 * and each such print is a step: in which order threads print is a choice then.
 */
final class Printing {
  private Printing() {}

  /** Before a thread prints: it waits where another has the monitor. */
  static void begin(DemoOutput output, String text) {
    var self = Hooks.current;
    if (self == null) {
      return;
    }
    if (output == DemoOutput.OUT && Hooks.scheduler().program.isVoid()) {
      step(self, output, text);
      return;
    }
    Hooks.scheduler().touch(Location.outputs(), false);
    var cell = cell(output);
    if ((cell != null && !cell.isFreeFor(self)) || holdsAnother(self, output)) {
      MonitorHooks.enter(output, site(self));
      MonitorHooks.exit(output);
      return;
    }
    if (self.printed.isEmpty() || self.leftSince || self.printed.getLast() != output) {
      self.printed.add(output);
      self.leftSince = false;
    }
  }

  /**
   * Whether a thread has the monitor of the one output as it prints to the other. Two that do so
   * crosswise lock each other out, and neither may be left behind where it prints, as it holds what
   * the other waits for: there, to print is a step.
   */
  private static boolean holdsAnother(Strand self, DemoOutput output) {
    var cell = cell(output == DemoOutput.OUT ? DemoOutput.ERR : DemoOutput.OUT);
    return cell != null && cell.owner == self;
  }

  private static void step(Strand self, DemoOutput output, String text) {
    if (Hooks.isStep(self)) {
      self.cell = MonitorHooks.cell(output, self);
      self.about(Kind.PRINT, site(self), output);
      self.value = text;
      Hooks.decide(self);
      self.value = null;
    }
    Hooks.changes++;
    Hooks.scheduler().touch(Location.outputs(), true);
  }

  /** A thread leaves a monitor, and has printed before it did. */
  static void leave(Strand self, Cell left) {
    left.leftAfterPrints = self.printedBefore + self.printed.size();
    self.leftSince = true;
  }

  /** Where the call is that a thread is in. */
  static int site(Strand self) {
    return self.foreign != null ? self.foreign.site : self.site;
  }

  private static @Nullable Cell cell(DemoOutput output) {
    return Hooks.scheduler().heads.get(output) instanceof Cell cell ? cell : null;
  }

  /** Others see, as a thread's next step begins, that it has come through all it has printed. */
  static void end(Strand strand) {
    if (!strand.printed.isEmpty()) {
      touch();
      cameThrough(strand, strand.printed.size());
    }
  }

  private static void touch() {
    var footprint = Hooks.scheduler().footprint;
    if (footprint != null) {
      footprint.add(Location.outputs(), false);
      if (Hooks.scheduler().locksOutput) {
        // What it has left after it printed may have been what others waited for.
        footprint.addAll();
      }
    }
  }

  private static void cameThrough(Strand strand, int prints) {
    strand.printed.subList(0, prints).clear();
    strand.printedBefore += prints;
  }

  /** A thread enters a monitor: who has left it must have come through what it printed before. */
  static void cameThrough(Cell entered) {
    var leaver = entered.leaver;
    int prints = leaver == null ? 0 : entered.leftAfterPrints - leaver.printedBefore;
    if (leaver != null && prints > 0) {
      touch();
      cameThrough(leaver, prints);
    }
  }

  /**
   * The output that a thread may still wait for, as another has it; or null.
   *
   * @param prints how many of the times that it printed may be the one
   */
  private static @Nullable DemoOutput awaited(Strand strand, int prints) {
    for (int i = 0; i < prints; i++) {
      var output = strand.printed.get(i);
      var cell = cell(output);
      if (cell != null && !cell.isFreeFor(strand)) {
        return output;
      }
    }
    return null;
  }

  private static @Nullable DemoOutput awaited(Strand strand) {
    return awaited(strand, strand.printed.size());
  }

  /** Whether a thread that can move may as well be one that can't. */
  static boolean mayWait(Strand strand) {
    return awaited(strand) != null
        || switch (strand.kind) {
          case ENTER, WAKE -> isLeftBehind(Scheduler.cell(strand));
          case JOIN ->
              !strand.rung
                  && !strand.thread.interrupted
                  && strand.target instanceof DemoThread thread
                  && thread.strand != null
                  && awaited(thread.strand) != null;
          default -> false;
        };
  }

  /** Whether who has left a monitor may still be on its way there. */
  private static boolean isLeftBehind(Cell cell) {
    return cell.owner == null
        && cell.leaver != null
        && awaited(cell.leaver, cell.leftAfterPrints - cell.leaver.printedBefore) != null;
  }

  /** The schedule is over with a thread that waits for an output, if it may. */
  static void stay(Strand strand) {
    if (strand.kind == Kind.ENTER || strand.kind == Kind.WAKE) {
      var wanted = Scheduler.cell(strand);
      if (isLeftBehind(wanted)) {
        wanted.owner = wanted.leaver;
      }
    }
    var output = awaited(strand);
    if (output != null) {
      strand.about(Kind.ENTER, strand.site, output);
      strand.cell = cell(output);
    }
  }
}
