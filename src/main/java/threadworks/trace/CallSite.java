package threadworks.trace;

/**
 * A place in a demo's source that may block.
 *
 * @param state what the thread waits for there
 * @param what the call as the source reads
 * @param file the name of the source file, empty when unknown
 * @param line the source line, 0 when unknown
 */
public record CallSite(State state, String what, String file, int line) {
  /** A wait that no line of the source stands for. */
  public static CallSite nowhere(State state, String what) {
    return new CallSite(state, what, "", 0);
  }
}
