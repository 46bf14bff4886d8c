package threadworks.ui.lab.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threadworks.session.PythonRun;
import threadworks.session.TwinRun;
import threadworks.session.TwinSnapshot;
import threadworks.session.VariantRun.Status;

/** What is known of a demo's twin: the run under way, and what each Python came to last. */
final class TwinRuns {
  private final Map<String, PythonRun> known = new LinkedHashMap<>();
  private @Nullable TwinRun session;
  private @Nullable TwinSnapshot latest;

  /** The run under way, or the last one; null before the first. */
  @Nullable TwinSnapshot latest() {
    return latest;
  }

  /** It runs now. */
  void began(TwinRun running) {
    session = running;
    latest = null;
  }

  boolean isRunning() {
    return session != null;
  }

  void stop() {
    if (session != null) {
      session.stop();
    }
  }

  /** Takes how the run under way stands now; returns whether anything is new. */
  boolean pull() {
    if (session == null) {
      return false;
    }
    var now = session.snapshot();
    if (latest != null && now.version() == latest.version()) {
      return false;
    }
    latest = now;
    for (var run : now.runs()) {
      if (run.status() != Status.WAITING) {
        known.put(run.python(), run);
      }
    }
    if (now.finished()) {
      session = null;
    }
    return true;
  }

  /** The run of each Python that ran. */
  List<PythonRun> all() {
    return List.copyOf(known.values());
  }

  /** A Python's run, if it ran. */
  @Nullable PythonRun of(@Nullable String python) {
    return python == null ? null : known.get(python);
  }

  /** The Python that runs now; else the one that failed; else the last; null where none ran. */
  @Nullable PythonRun ofInterest() {
    var ran = new ArrayList<PythonRun>();
    if (latest != null) {
      latest.runs().stream().filter(run -> run.status() != Status.WAITING).forEach(ran::add);
    }
    return ran.stream().max(Comparator.comparingInt(run -> weight(run.status()))).orElse(null);
  }

  private static int weight(Status status) {
    return switch (status) {
      case RUNNING -> 2;
      case FAILED -> 1;
      default -> 0;
    };
  }

  /** Forgets all that ran with other values. */
  void forget() {
    known.clear();
    latest = null;
  }
}
