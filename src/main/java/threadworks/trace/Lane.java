package threadworks.trace;

/**
 * What one thread did over the whole run.
 *
 * @param thread which thread
 * @param name its name in the program
 * @param virtual whether it is a virtual thread
 * @param start when it was first seen, in nanoseconds from the variant's begin
 * @param end when it ended; {@link Long#MAX_VALUE} while it lives
 * @param spans what it waited for and when; between two spans it runs
 */
public record Lane(
    ThreadId thread, String name, boolean virtual, long start, long end, Spans spans) {}
