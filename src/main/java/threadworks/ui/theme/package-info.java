/** How the window looks: light and dark, colours and fonts. */
@NullMarked
package threadworks.ui.theme;

import org.jspecify.annotations.NullMarked;
