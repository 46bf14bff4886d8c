/** The chart of what a program plots over x: y over threads, sizes, intervals. */
@NullMarked
package threadworks.ui.chart.plot;

import org.jspecify.annotations.NullMarked;
