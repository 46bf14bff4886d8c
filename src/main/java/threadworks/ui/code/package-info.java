/** The demo's source, with a marker for each thread at the line where it is. */
@NullMarked
package threadworks.ui.code;

import org.jspecify.annotations.NullMarked;
