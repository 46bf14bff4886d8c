package threadworks.schedule;

/**
 * The locations that steps touch, as numbers: threads, objects and what belongs to them. A location
 * has the same number in every schedule in which the same came before it in its maker's life.
 * Should two locations ever share a number, steps only look dependent that are not.
 */
final class Location {
  /** What time it is, and which alarms are set. */
  static final long CLOCK = 1;

  /** Who comes first gets the lower number, of a thread or a hash, and the earlier name. */
  static final long ORDER = 2;

  /** Who takes exceptions that nobody catches. */
  static final long HANDLERS = 3;

  /** The number that {@code System.out} and {@code System.err} have as objects. */
  static final long OUTPUTS = 4;

  private static final int INTERRUPT = -1;
  private static final int PERMIT = -2;
  private static final int MONITOR = -3;

  private Location() {}

  /** The number of the next thread that the strand starts. */
  static long nextThread(Strand parent) {
    return mix(parent.id, 2L * ++parent.started);
  }

  /** The number of the next object that the strand lets others have. */
  static long nextObject(Strand maker) {
    return mix(maker.id, 2L * ++maker.published + 1);
  }

  /** Whether a thread is interrupted. */
  static long interrupt(Strand strand) {
    return mix(strand.id, INTERRUPT);
  }

  /** Whether a thread may go on when it parks. */
  static long permit(Strand strand) {
    return mix(strand.id, PERMIT);
  }

  /** Who has an object's monitor, and who waits there. */
  static long monitor(Cell cell) {
    return mix(cell.id, MONITOR);
  }

  /** Who has the monitor of {@code System.out}, or that of {@code System.err}. */
  static long outputs() {
    return mix(OUTPUTS, MONITOR);
  }

  /** A field of an object; fields of one name that it inherits share the place. */
  static long field(long object, int site) {
    return mix(object, CodeSites.get(site).name().hashCode());
  }

  /** An element of an array. */
  static long element(long array, int index) {
    return mix(array, index);
  }

  /** A static field. */
  static long variable(int site) {
    var place = CodeSites.get(site);
    return mix(place.ownerClass().hashCode(), place.name().hashCode());
  }

  static long mix(long a, long b) {
    long x = (a + b * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    return (x ^ x >>> 29) * 0x94D049BB133111EBL;
  }
}
