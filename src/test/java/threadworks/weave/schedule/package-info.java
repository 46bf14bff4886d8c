@NullMarked
package threadworks.weave.schedule;

import org.jspecify.annotations.NullMarked;
