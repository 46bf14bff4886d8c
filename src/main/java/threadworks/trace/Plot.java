package threadworks.trace;

/**
 * One series of the Data chart, a snapshot: the arrays may be longer than {@code size}, and what
 * stands before {@code size} never changes.
 *
 * @param series its name
 * @param size how many points it has
 * @param nanos when each point was plotted
 * @param values each point's value
 */
@SuppressWarnings(
    "ArrayRecordComponent") // shared, append-only: a copy of each point at each pulse would cost
// more than it guards
public record Plot(String series, int size, long[] nanos, double[] values) {}
