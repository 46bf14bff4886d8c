/** The window: the only package that knows JavaFX. */
@NullMarked
package threadworks.ui;

import org.jspecify.annotations.NullMarked;
