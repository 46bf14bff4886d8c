@NullMarked
package threadworks.ui.page;

import org.jspecify.annotations.NullMarked;
