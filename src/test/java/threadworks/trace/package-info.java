@NullMarked
package threadworks.trace;

import org.jspecify.annotations.NullMarked;
