/** Measures this multiprocessing against Python's: the same work here and there, in turns. */
@NullMarked
package threadworks.multiprocessing.bench;

import org.jspecify.annotations.NullMarked;
