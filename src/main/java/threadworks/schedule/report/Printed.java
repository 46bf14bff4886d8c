package threadworks.schedule.report;

/**
 * Something that a thread printed, or that it ended with.
 *
 * @param who the thread's letter
 * @param kind where it went
 * @param text what was printed, line breaks included, or the exception as its text
 */
public record Printed(char who, Kind kind, String text) {
  /** Where something printed goes. */
  public enum Kind {
    /** To System.out. */
    OUT,
    /** To System.err. */
    ERR,
    /** Nowhere: the thread ended with this exception. */
    THROWN
  }
}
