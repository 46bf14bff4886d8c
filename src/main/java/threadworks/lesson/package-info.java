/** Lessons as they stand in the folder {@code lessons}: text, demos and what the demos declare. */
@NullMarked
package threadworks.lesson;

import org.jspecify.annotations.NullMarked;
