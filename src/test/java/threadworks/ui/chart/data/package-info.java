@NullMarked
package threadworks.ui.chart.data;

import org.jspecify.annotations.NullMarked;
