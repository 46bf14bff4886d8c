@NullMarked
package threadworks.ui.theme;

import org.jspecify.annotations.NullMarked;
