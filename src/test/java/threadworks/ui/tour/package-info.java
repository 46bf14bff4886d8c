@NullMarked
package threadworks.ui.tour;

import org.jspecify.annotations.NullMarked;
