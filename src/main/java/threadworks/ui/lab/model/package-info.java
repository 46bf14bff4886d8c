/** What Step and Explore share: which program it is about, and what is known of its schedules. */
@NullMarked
package threadworks.ui.lab.model;

import org.jspecify.annotations.NullMarked;
