/** What every part of the window leans on: messages, the JavaFX thread and the pulse. */
@NullMarked
package threadworks.ui.fx;

import org.jspecify.annotations.NullMarked;
