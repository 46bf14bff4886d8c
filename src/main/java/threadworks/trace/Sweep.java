package threadworks.trace;

/**
 * One series of points over x, a snapshot: the arrays may be longer than {@code size}, and what
 * stands before {@code size} never changes.
 *
 * @param series its name
 * @param size how many points it has, in the order in which they came
 * @param xs what was set for each point
 * @param ys what was measured
 */
@SuppressWarnings("ArrayRecordComponent") // shared and append-only, as those of Plot
public record Sweep(String series, int size, double[] xs, double[] ys) {}
