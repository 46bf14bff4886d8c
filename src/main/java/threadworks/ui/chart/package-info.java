/** Pictures of a run: how long each variant took, what came back, what each thread did when. */
@NullMarked
package threadworks.ui.chart;

import org.jspecify.annotations.NullMarked;
