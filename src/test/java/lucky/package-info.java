/** A demo whose runs come out this way or that, or badly. */
@NullMarked
package lucky;

import org.jspecify.annotations.NullMarked;
