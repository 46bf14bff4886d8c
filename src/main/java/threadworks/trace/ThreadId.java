package threadworks.trace;

/**
 * One thread of one process.
 *
 * @param pid the process, as the operating system numbers it
 * @param tid the thread, as {@link Thread#threadId()} numbers it in its process
 */
public record ThreadId(long pid, long tid) {}
