package threadworks.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.trace.Trace;
import threadworks.wording.Sentence;

/**
 * One run of a demo's twin by one Python as it stands now.
 *
 * @param python what it is called, with its version
 * @param status how far it is
 * @param elapsedNanos how long it has run, or did
 * @param error why it failed; null unless it did
 * @param bars what it said that variants took, in the order in which it did
 * @param trace what it printed besides, and its points over x; all of one thread
 */
public record PythonRun(
    String python,
    VariantRun.Status status,
    long elapsedNanos,
    @Nullable Sentence error,
    List<TwinBar> bars,
    Trace trace) {}
