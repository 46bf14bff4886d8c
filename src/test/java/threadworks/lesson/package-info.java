/** Tests of how lessons are read. */
@NullMarked
package threadworks.lesson;

import org.jspecify.annotations.NullMarked;
