/** Rewrites demo classes as they are loaded: what the two ways to do so have in common. */
@NullMarked
package threadworks.weave;

import org.jspecify.annotations.NullMarked;
