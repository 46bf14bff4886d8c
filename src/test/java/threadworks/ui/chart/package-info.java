@NullMarked
package threadworks.ui.chart;

import org.jspecify.annotations.NullMarked;
