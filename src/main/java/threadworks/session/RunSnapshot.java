package threadworks.session;

import java.util.List;

/**
 * A whole run at one moment. It never changes; two snapshots with the same {@code version} are
 * equal.
 *
 * @param version grows whenever anything changed, and while a variant runs
 * @param finished whether all is over
 * @param runs every run asked for, in the order they take place
 */
public record RunSnapshot(long version, boolean finished, List<VariantRun> runs) {}
