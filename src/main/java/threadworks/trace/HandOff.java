package threadworks.trace;

/**
 * One thread ended another's wait: it put what the other took, gave back what the other wanted, or
 * woke it.
 *
 * @param from who did
 * @param left when, in nanoseconds from the variant's begin
 * @param to who waited
 * @param got when that wait was over
 */
public record HandOff(ThreadId from, long left, ThreadId to, long got) {}
