/** What each thread did when: lanes on a canvas, as fine as pixels allow. */
@NullMarked
package threadworks.ui.chart.timeline;

import org.jspecify.annotations.NullMarked;
