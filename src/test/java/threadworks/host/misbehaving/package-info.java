@NullMarked
package threadworks.host.misbehaving;

import org.jspecify.annotations.NullMarked;
