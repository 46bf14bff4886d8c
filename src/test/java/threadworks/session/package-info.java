@NullMarked
package threadworks.session;

import org.jspecify.annotations.NullMarked;
