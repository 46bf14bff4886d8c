/** Step: the learner says which thread moves next, forth and back. */
@NullMarked
package threadworks.ui.lab.step;

import org.jspecify.annotations.NullMarked;
