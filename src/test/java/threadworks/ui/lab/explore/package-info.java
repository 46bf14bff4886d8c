@NullMarked
package threadworks.ui.lab.explore;

import org.jspecify.annotations.NullMarked;
