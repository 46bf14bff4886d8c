@NullMarked
package threadworks.multiprocessing;

import org.jspecify.annotations.NullMarked;
