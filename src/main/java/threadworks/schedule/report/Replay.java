package threadworks.schedule.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

/**
 * What happened when one schedule was run again, step by step.
 *
 * @param steps the steps, in order
 * @param outcome what it came to
 * @param again where it goes round for ever; null where it does not
 * @param schedule the whole schedule, with what was added where the given one ended early
 * @param output what was printed, in order
 * @param misfit why the given schedule does not fit the program, or null where it does
 * @param refused why the program cannot be explored, or null
 */
public record Replay(
    List<Step> steps,
    Outcome outcome,
    @Nullable Again again,
    Schedule schedule,
    List<Printed> output,
    @Nullable Sentence misfit,
    @Nullable Sentence refused) {}
