/**
 * The few names a demo may import: what it offers to run, what may be changed, what may come back,
 * and a plot.
 */
@NullMarked
package threadworks.lab;

import org.jspecify.annotations.NullMarked;
