/** What all pictures of a run share: letters and colours of threads, units, marks of an axis. */
@NullMarked
package threadworks.ui.chart;

import org.jspecify.annotations.NullMarked;
