@NullMarked
package threadworks.ui.lab.run;

import org.jspecify.annotations.NullMarked;
