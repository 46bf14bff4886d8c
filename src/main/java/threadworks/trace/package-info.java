/** What happened in a run: time-stamped events by process and thread, collected while it runs. */
@NullMarked
package threadworks.trace;

import org.jspecify.annotations.NullMarked;
