package threadworks.trace;

/**
 * A span that the program itself marked, by {@code Lab.span}.
 *
 * @param thread who opened it
 * @param lane the lane that it stands in
 * @param text what the thread does, or has, meanwhile
 * @param start when it was opened, in nanoseconds from the variant's begin
 * @param end when it was closed; {@link Long#MAX_VALUE} while it is open
 */
public record Mark(ThreadId thread, String lane, String text, long start, long end) {}
