/** The window itself: top bar, list of lessons, page beside lab; wired by hand in App. */
@NullMarked
package threadworks.ui.shell;

import org.jspecify.annotations.NullMarked;
