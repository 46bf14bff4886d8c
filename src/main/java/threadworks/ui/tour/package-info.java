/** The tour: pictures of every page and chart, made through the real window without a display. */
@NullMarked
package threadworks.ui.tour;

import org.jspecify.annotations.NullMarked;
