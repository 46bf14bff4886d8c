/**
 * Runs a demo one step at a time under full control: which thread moves next is always somebody's
 * decision, so one schedule can be replayed and all of them can be counted.
 */
@NullMarked
package threadworks.schedule;

import org.jspecify.annotations.NullMarked;
