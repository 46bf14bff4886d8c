@NullMarked
package threadworks.ui.chart.timings;

import org.jspecify.annotations.NullMarked;
