@NullMarked
package threadworks;

import org.jspecify.annotations.NullMarked;
