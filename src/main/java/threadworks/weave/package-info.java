/** Rewrites demo classes as they are loaded, so that they call the hooks of a run. */
@NullMarked
package threadworks.weave;

import org.jspecify.annotations.NullMarked;
