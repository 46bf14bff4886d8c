/** Explore: every way in which the threads can take turns, and what each comes to. */
@NullMarked
package threadworks.ui.lab.explore;

import org.jspecify.annotations.NullMarked;
