/** What the window and the command line drive: a run, from its start to its last snapshot. */
@NullMarked
package threadworks.session;

import org.jspecify.annotations.NullMarked;
