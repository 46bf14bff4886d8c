package threadworks.ui.chart.timings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import threadworks.session.RunSnapshot;
import threadworks.session.TwinBar;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;

/**
 * All that was measured with one choice of parameters: the latest run of each variant and how long
 * the ones before it took, over several presses of Run. Times measured under other parameters are
 * no luck, so they are never mixed; of the choice before, the last time of each variant is kept, to
 * compare with.
 */
public final class Timings {
  /** More dots than this are one blot. */
  private static final int MOST_EARLIER = 30;

  private static final Set<Status> OVER =
      EnumSet.of(Status.DONE, Status.FAILED, Status.STOPPED, Status.SKIPPED);

  private final Map<String, List<Double>> earlier = new LinkedHashMap<>();
  private final Map<String, VariantRun> before = new LinkedHashMap<>();
  private final Map<String, Double> other = new LinkedHashMap<>();
  private final Map<String, List<TwinBar>> foreign = new LinkedHashMap<>();
  private Map<String, Double> parameters = Map.of();
  private RunSnapshot current = new RunSnapshot(0, true, List.of());

  /** Rounds of the current run before this one are forgotten. */
  private int firstRound;

  /** Takes the newest snapshot of the run that is going on. */
  public void show(RunSnapshot snapshot) {
    current = snapshot;
  }

  /**
   * The run is over and another begins: what it measured becomes the past.
   *
   * @param values the parameters of the one that begins, by name
   */
  public void next(Map<String, Double> values) {
    for (var run : current.runs()) {
      if (OVER.contains(run.status()) && run.began()) {
        retire(before.put(run.variant().name(), run));
      }
    }
    current = new RunSnapshot(0, true, List.of());
    firstRound = 0;
    if (!values.equals(parameters)) {
      before.forEach((variant, run) -> total(run).ifPresent(time -> other.put(variant, time)));
      earlier.clear();
      before.clear();
      foreign.clear();
      parameters = Map.copyOf(values);
    }
  }

  /** The parameters of all that is here but {@link #other}, by name. */
  public Map<String, Double> parameters() {
    return parameters;
  }

  /**
   * Takes what the same work took in another language, with the parameters of now, in place of what
   * it took before.
   *
   * @param by what ran it, with its version
   */
  public void foreign(String by, List<TwinBar> bars) {
    foreign.put(by, List.copyOf(bars));
  }

  /** What work took in other languages, by what ran it. */
  Map<String, List<TwinBar>> foreign() {
    return foreign;
  }

  /** Forgets all but the latest run of each variant. */
  public void forget() {
    earlier.clear();
    other.clear();
    for (var run : current.runs()) {
      if (run.began()) {
        before.remove(run.variant().name());
        firstRound = Math.max(firstRound, run.round());
      }
    }
  }

  /** How long, in nanoseconds with start-up, a variant took with the parameters before; or NaN. */
  public double other(String variant) {
    return other.getOrDefault(variant, Double.NaN);
  }

  /** The latest run of a variant, or null when it never ran. */
  public @Nullable VariantRun latest(String variant) {
    var runs = runs(variant);
    return runs.isEmpty() ? null : runs.getLast();
  }

  /** How long, in nanoseconds with start-up, the runs before the latest one took. */
  public List<Double> earlier(String variant) {
    var times = new ArrayList<>(earlier.getOrDefault(variant, List.of()));
    var runs = runs(variant);
    runs.subList(0, Math.max(runs.size() - 1, 0)).forEach(run -> add(run, times));
    return times.subList(Math.max(times.size() - MOST_EARLIER, 0), times.size());
  }

  /**
   * The middle, in nanoseconds with start-up, of what a variant's runs took, the latest among them;
   * NaN of fewer than two.
   */
  public double median(String variant) {
    var times = new ArrayList<>(earlier(variant));
    var latest = latest(variant);
    if (latest != null) {
      add(latest, times);
    }
    times.sort(null);
    int size = times.size();
    return size < 2 ? Double.NaN : (times.get((size - 1) / 2) + times.get(size / 2)) / 2;
  }

  /** The variant's last run of the past and those of now; one that never began if it is alone. */
  private List<VariantRun> runs(String variant) {
    var runs = new ArrayList<VariantRun>();
    var past = before.get(variant);
    if (past != null) {
      runs.add(past);
    }
    for (var run : current.runs()) {
      if (run.variant().name().equals(variant)
          && run.round() >= firstRound
          && (runs.isEmpty() || run.began())) {
        runs.add(run);
      }
    }
    return runs;
  }

  private void retire(@Nullable VariantRun run) {
    if (run != null) {
      var times = earlier.computeIfAbsent(run.variant().name(), name -> new ArrayList<>());
      add(run, times);
      if (times.size() > MOST_EARLIER) {
        times.removeFirst();
      }
    }
  }

  private static void add(VariantRun run, List<Double> times) {
    total(run).ifPresent(times::add);
  }

  private static OptionalDouble total(VariantRun run) {
    return run.status() == Status.DONE
        ? OptionalDouble.of((double) (run.elapsedNanos() + run.startupNanos()))
        : OptionalDouble.empty();
  }
}
