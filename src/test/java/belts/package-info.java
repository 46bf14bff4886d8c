/** A lesson's demo for tests of all that runs one. */
@NullMarked
package belts;

import org.jspecify.annotations.NullMarked;
