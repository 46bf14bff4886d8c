/** Tests of the chart of y over x. */
@NullMarked
package threadworks.ui.chart.plot;

import org.jspecify.annotations.NullMarked;
