@NullMarked
package threadworks.ui.fx;

import org.jspecify.annotations.NullMarked;
