package threadworks.schedule.report;

import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

/**
 * One step of a schedule.
 *
 * @param number its number, from 1
 * @param who the letter of the thread, or T
 * @param name the thread's name, or an empty string for the clock
 * @param file the file of the source, empty when unknown
 * @param line the line in it, 0 when unknown
 * @param operation what it did
 * @param value what it read or wrote or what came back, or null
 */
public record Step(
    int number,
    char who,
    String name,
    String file,
    int line,
    Sentence operation,
    @Nullable String value) {}
