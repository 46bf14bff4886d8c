@NullMarked
package threadworks.multiprocessing.bench;

import org.jspecify.annotations.NullMarked;
