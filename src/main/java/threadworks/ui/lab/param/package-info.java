/** The numbers that a demo lets the learner change, for every mode. */
@NullMarked
package threadworks.ui.lab.param;

import org.jspecify.annotations.NullMarked;
