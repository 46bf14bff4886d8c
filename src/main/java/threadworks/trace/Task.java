package threadworks.trace;

import org.jspecify.annotations.Nullable;

/**
 * One task of a pool: who did it, when, and what it brought back.
 *
 * @param thread the worker
 * @param call which call into a pool it belongs to, from 1
 * @param index its place in that call's arguments, from 0
 * @param start when it began, in nanoseconds from the variant's begin
 * @param end when it ended; {@link Long#MAX_VALUE} while it runs
 * @param value what it returned, or the exception's text
 * @param failed whether it threw
 */
public record Task(
    ThreadId thread,
    int call,
    int index,
    long start,
    long end,
    @Nullable Object value,
    boolean failed) {}
