package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one object that threads share: its number, and its monitor if it is used as
 * one.
 */
final class Cell extends Head {
  /** Stands for every shared array that nobody has locked. */
  static final Cell SHARED = new Cell(0);

  /**
   * The same in every schedule that has the same events before the object was shared; 0 unless
   * wanted.
   */
  final long id;

  @Nullable Strand owner;
  int entries;

  /** How often it has been entered. */
  int entered;

  /** Who left it last, and at which of its steps. */
  @Nullable Strand leaver;

  int leftAt;

  /** How many times who left it had printed: it may not have come through the last of them. */
  int leftAfterPrints;

  final List<Strand> waiters = new ArrayList<>(0);

  /** How many notifies came when nobody waited. */
  int lost;

  Cell(long id) {
    this.id = id;
  }

  /** Whether who left it has made no step since: for all that others can tell, it is still in. */
  boolean mayStillBeHeld() {
    return leaver != null && leaver.steps == leftAt && (!leaver.ended() || leaver.lingers);
  }

  boolean isFreeFor(Strand strand) {
    return owner == null || owner == strand;
  }
}
