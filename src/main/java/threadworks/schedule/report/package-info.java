/**
 * What the engine is asked and what it reports, as data that everybody may see: schedules, the
 * bounds of a search, what was found, where a program stands.
 */
@NullMarked
package threadworks.schedule.report;

import org.jspecify.annotations.NullMarked;
