@NullMarked
package threadworks.ui.chart.timeline;

import org.jspecify.annotations.NullMarked;
