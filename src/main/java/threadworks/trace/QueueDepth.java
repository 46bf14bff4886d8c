package threadworks.trace;

/**
 * What was put into one queue and taken out of it, a snapshot: the arrays may be longer than {@code
 * size}, and what stands before {@code size} never changes.
 *
 * @param name what the source calls the queue
 * @param size how many moments there are
 * @param nanos each moment that something was put or taken
 * @param depths how many there were in the queue then
 * @param put how many had been put since the run began
 * @param taken how many had been taken since the run began
 */
@SuppressWarnings("ArrayRecordComponent") // shared and append-only, as those of Plot
public record QueueDepth(
    String name, int size, long[] nanos, int[] depths, int[] put, int[] taken) {}
