/** The hooks that woven code calls on real threads, and who writes down what they tell. */
@NullMarked
package threadworks.trace.record;

import org.jspecify.annotations.NullMarked;
