@NullMarked
package threadworks.weave.trace;

import org.jspecify.annotations.NullMarked;
