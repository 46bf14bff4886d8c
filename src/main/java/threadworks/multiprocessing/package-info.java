/**
 * Python's multiprocessing for the JVM: pools of real processes and threads behind one interface.
 */
@NullMarked
package threadworks.multiprocessing;

import org.jspecify.annotations.NullMarked;
