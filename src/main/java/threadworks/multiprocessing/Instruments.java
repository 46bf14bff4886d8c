package threadworks.multiprocessing;

/** Holds the process's {@link Instrument}. */
final class Instruments {
  private static final Instrument NONE = new Instrument() {};

  static volatile Instrument current = NONE;

  private Instruments() {}

  static boolean installed() {
    return !current.equals(NONE);
  }
}
