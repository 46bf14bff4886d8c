/** What is said to a user: as data where it is said, and in words where it is read. */
@NullMarked
package threadworks.wording;

import org.jspecify.annotations.NullMarked;
