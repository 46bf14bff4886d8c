@NullMarked
package threadworks.cli;

import org.jspecify.annotations.NullMarked;
