/** A lesson's page: text, cards that answer back, and the way into the lab. */
@NullMarked
package threadworks.ui.page;

import org.jspecify.annotations.NullMarked;
