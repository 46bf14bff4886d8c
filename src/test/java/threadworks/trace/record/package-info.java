@NullMarked
package threadworks.trace.record;

import org.jspecify.annotations.NullMarked;
