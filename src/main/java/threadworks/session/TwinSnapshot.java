package threadworks.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

/**
 * A twin's run at one moment. It never changes; two snapshots with the same {@code version} are
 * equal.
 *
 * @param version grows whenever anything changed, and while it runs
 * @param finished whether all is over
 * @param runs one for each Python, in the order in which they run; none while those are looked for
 * @param refused why nothing runs; null where something does
 */
public record TwinSnapshot(
    long version, boolean finished, List<PythonRun> runs, @Nullable Sentence refused) {}
