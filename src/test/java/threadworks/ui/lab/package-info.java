@NullMarked
package threadworks.ui.lab;

import org.jspecify.annotations.NullMarked;
