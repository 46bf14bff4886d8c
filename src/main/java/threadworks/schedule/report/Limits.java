package threadworks.schedule.report;

/**
 * How a schedule may unfold.
 *
 * @param anyTime whether the next alarm may ring while a thread could still move
 * @param spurious whether each thread may once wake from a wait or a park that nobody ended
 * @param steps how many steps a schedule may have before it is cut
 * @param lines whether the accesses of one line to memory are one step together: fewer schedules,
 *     but not what happens within a line
 */
public record Limits(boolean anyTime, boolean spurious, int steps, boolean lines) {
  /** Where each access is a step of its own. */
  public Limits(boolean anyTime, boolean spurious, int steps) {
    this(anyTime, spurious, steps, false);
  }

  /** How many steps a whole run may have: one that is to come to its end where others are cut. */
  public static final int WHOLE = 1_000_000;

  /** Time may pass at any moment; nothing wakes by itself; 10,000 steps. */
  public static final Limits USUAL = new Limits(true, false, 10_000);

  /** The same, but so many steps at most. */
  public Limits upTo(int steps) {
    return new Limits(anyTime, spurious, steps, lines);
  }

  /** The same, but with room for a schedule that is known, which may be that of a whole run. */
  public Limits with(Schedule schedule) {
    return schedule.size() > steps ? upTo(WHOLE) : this;
  }
}
