/** The Data chart: what a program plots and how deep its queues are, over time. */
@NullMarked
package threadworks.ui.chart.data;

import org.jspecify.annotations.NullMarked;
