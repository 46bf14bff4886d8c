/** A lesson's demo that plots over x, for tests of all that draws it. */
@NullMarked
package sweeps;

import org.jspecify.annotations.NullMarked;
