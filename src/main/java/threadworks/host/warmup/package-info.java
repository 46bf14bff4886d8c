/** A demo that a new host runs for itself. */
@NullMarked
package threadworks.host.warmup;

import org.jspecify.annotations.NullMarked;
