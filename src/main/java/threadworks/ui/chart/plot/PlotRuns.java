package threadworks.ui.chart.plot;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Sweep;

/**
 * What the runs of a demo plotted over x: the last run of each variant, and a few before it. Points
 * that were measured under other parameters are no repeats, so they are never mixed; they stay to
 * compare with.
 */
public final class PlotRuns {
  /** More lines are a thicket. */
  private static final int MOST_EARLIER = 3;

  private static final Set<Status> BAD = EnumSet.of(Status.FAILED, Status.STOPPED, Status.SKIPPED);

  private final Map<String, List<Kept>> past = new HashMap<>();
  private final Map<String, List<Sweep>> foreign = new LinkedHashMap<>();
  private Map<String, Double> parameters = Map.of();
  private RunSnapshot current = new RunSnapshot(0, true, List.of());

  private record Kept(Map<String, Double> parameters, List<Sweep> sweeps) {}

  /** Takes the newest snapshot of the run that is going on. */
  public void show(RunSnapshot snapshot) {
    current = snapshot;
  }

  /** The run is over and another begins, with these parameters. */
  public void next(Map<String, Double> values) {
    for (var run : current.runs()) {
      if (!run.trace().sweeps().isEmpty()) {
        var kept = past.computeIfAbsent(run.variant().name(), _ -> new ArrayList<>());
        kept.add(new Kept(parameters, run.trace().sweeps()));
        if (kept.size() > MOST_EARLIER + 1) {
          kept.removeFirst();
        }
      }
    }
    current = new RunSnapshot(0, true, List.of());
    if (!values.equals(parameters)) {
      foreign.clear();
    }
    parameters = Map.copyOf(values);
  }

  /**
   * Takes what the same work in another language plotted, with the parameters of now, in place of
   * what it plotted before.
   *
   * @param by what ran it, with its version
   */
  public void foreign(String by, List<Sweep> sweeps) {
    foreign.put(by, List.copyOf(sweeps));
  }

  /** What others plotted, by what ran it. */
  Map<String, List<Sweep>> foreign() {
    return foreign;
  }

  /** The parameters of the last run. */
  Map<String, Double> parameters() {
    return parameters;
  }

  /** What the last run of a variant plotted, with the parameters of now. */
  List<Sweep> latest(String variant) {
    var now = now(variant);
    if (!now.isEmpty()) {
      return now;
    }
    var kept = past.getOrDefault(variant, List.of());
    return isLatestOfThePast(variant) ? kept.getLast().sweeps : List.of();
  }

  /** What the runs before it plotted, the oldest first. */
  List<List<Sweep>> earlier(String variant) {
    var kept = past.getOrDefault(variant, List.of());
    int until =
        now(variant).isEmpty() && isLatestOfThePast(variant) ? kept.size() - 1 : kept.size();
    return kept.subList(Math.max(until - MOST_EARLIER, 0), until).stream()
        .map(Kept::sweeps)
        .toList();
  }

  private boolean isLatestOfThePast(String variant) {
    var kept = past.getOrDefault(variant, List.of());
    return !kept.isEmpty() && kept.getLast().parameters.equals(parameters) && !isRunning(variant);
  }

  private boolean isRunning(String variant) {
    return current.runs().stream().anyMatch(run -> isOf(run, variant) && run.began());
  }

  private List<Sweep> now(String variant) {
    return current.runs().stream()
        .filter(run -> isOf(run, variant) && !run.trace().sweeps().isEmpty())
        .reduce((_, later) -> later)
        .map(run -> run.trace().sweeps())
        .orElse(List.of());
  }

  private static boolean isOf(VariantRun run, String variant) {
    return run.variant().name().equals(variant);
  }

  /** How the last run of a variant ended, if not well; else null. */
  @Nullable Status badEnd(String variant) {
    return current.runs().stream()
        .filter(run -> isOf(run, variant) && run.began())
        .reduce((_, later) -> later)
        .map(VariantRun::status)
        .filter(BAD::contains)
        .orElse(null);
  }

  /** Whether more may come. */
  boolean isLive() {
    return !current.finished();
  }
}
