/** A lesson's demo for tests of all that runs one. */
@NullMarked
package small;

import org.jspecify.annotations.NullMarked;
