/** The lab beside a lesson's page: it runs the lesson's demo and shows what happens. */
@NullMarked
package threadworks.ui.lab;

import org.jspecify.annotations.NullMarked;
