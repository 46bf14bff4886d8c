@NullMarked
package threadworks.ui.shell;

import org.jspecify.annotations.NullMarked;
