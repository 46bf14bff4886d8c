@NullMarked
package threadworks.host;

import org.jspecify.annotations.NullMarked;
