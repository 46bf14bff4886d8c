/** Threadworks: a desktop app that teaches concurrency with real threads and real processes. */
@NullMarked
package threadworks;

import org.jspecify.annotations.NullMarked;
