/** Rewrites the demo of a run on real threads, so that it tells what it waits for. */
@NullMarked
package threadworks.weave.trace;

import org.jspecify.annotations.NullMarked;
