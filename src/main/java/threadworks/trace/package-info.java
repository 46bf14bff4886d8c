/** What happened in a run: time-stamped events by process and thread, and what is made of them. */
@NullMarked
package threadworks.trace;

import org.jspecify.annotations.NullMarked;
