package threadworks.schedule;

/**
 * What one schedule comes to.
 *
 * @param kind in which way it ended
 * @param value what it returned as {@link String#valueOf(Object)} prints it, what it threw, or who
 *     waits for whom
 */
public record Outcome(Kind kind, String value) {
  /** The ways to end. */
  public enum Kind {
    /** The main thread returned, and no other thread was left behind. */
    RETURNED,
    /** A thread ended with an exception that nobody caught. */
    THREW,
    /** The main thread waits for something that can never happen. */
    DEADLOCK,
    /** It goes on for ever. */
    LIVELOCK,
    /** The main thread returned and left threads that wait for ever. */
    STUCK;

    /** The kind as the command line prints it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
