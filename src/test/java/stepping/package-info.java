/** Programs outside the app's own packages, which are never woven, for tests of the window. */
@NullMarked
package stepping;

import org.jspecify.annotations.NullMarked;
