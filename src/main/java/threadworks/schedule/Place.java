package threadworks.schedule;

/**
 * Where in the demo's own code a thread is that makes a step elsewhere.
 *
 * @param line the line
 * @param call what it calls there, as {@code HashMap.put}; an empty text where that has no name
 * @param at which of the line's instructions that is
 */
record Place(StackTraceElement line, String call, int at) {}
