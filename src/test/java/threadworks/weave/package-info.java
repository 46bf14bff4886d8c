@NullMarked
package threadworks.weave;

import org.jspecify.annotations.NullMarked;
