package threadworks.session;

/**
 * A live parameter was given another value while a variant ran.
 *
 * @param param its name
 * @param from the value before
 * @param to the value since
 * @param nanos when, on the axis of the variant's trace
 */
public record Moved(String param, double from, double to, long nanos) {}
