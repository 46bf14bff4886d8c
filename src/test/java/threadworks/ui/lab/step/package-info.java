@NullMarked
package threadworks.ui.lab.step;

import org.jspecify.annotations.NullMarked;
