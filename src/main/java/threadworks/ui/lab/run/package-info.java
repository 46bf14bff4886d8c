/** Run: the demo as it is, on real threads and processes, timed and traced. */
@NullMarked
package threadworks.ui.lab.run;

import org.jspecify.annotations.NullMarked;
