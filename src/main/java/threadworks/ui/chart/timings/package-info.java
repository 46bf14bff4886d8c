/** How long each variant took, and what came back. */
@NullMarked
package threadworks.ui.chart.timings;

import org.jspecify.annotations.NullMarked;
