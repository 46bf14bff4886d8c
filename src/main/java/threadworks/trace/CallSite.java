package threadworks.trace;

/**
 * A place in a demo's source that may block.
 *
 * @param state what the thread waits for there
 * @param what the call as the source reads
 * @param line the source line, 0 when unknown
 */
public record CallSite(State state, String what, int line) {}
