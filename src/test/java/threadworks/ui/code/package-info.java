@NullMarked
package threadworks.ui.code;

import org.jspecify.annotations.NullMarked;
