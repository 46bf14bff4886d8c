/** Demos that the window's tests run for real. */
@NullMarked
package threadworks.ui.shell.demos;

import org.jspecify.annotations.NullMarked;
