package threadworks.ui.chart.plot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import threadworks.lesson.Demo;
import threadworks.lesson.PlotPlan;
import threadworks.trace.Sweep;

/** Makes of what runs plotted, and what the lesson says of it, what there is to draw. */
final class PlotReader {
  private final Map<Sweep, List<Repeats>> known = new HashMap<>();

  /**
   * What there is to draw now.
   *
   * @param label what a variant, or a series, is called
   */
  PlotData read(PlotRuns runs, Demo demo, PlotPlan plan, UnaryOperator<String> label) {
    var latest = new LinkedHashMap<String, List<Sweep>>();
    var earlier = new LinkedHashMap<String, List<List<Sweep>>>();
    for (var variant : demo.variants()) {
      for (var sweep : runs.latest(variant.name())) {
        latest.computeIfAbsent(sweep.series(), _ -> new ArrayList<>()).add(sweep);
      }
      for (var run : runs.earlier(variant.name())) {
        for (var sweep : run) {
          earlier.computeIfAbsent(sweep.series(), _ -> new ArrayList<>()).add(List.of(sweep));
        }
      }
    }
    var series = new ArrayList<PlotSeries>();
    for (var name : names(demo, latest.keySet(), earlier.keySet())) {
      series.add(
          new PlotSeries(
              name,
              label.apply(name),
              number(demo, name, series),
              false,
              points(latest.getOrDefault(name, List.of())),
              earlier.getOrDefault(name, List.of()).stream().map(this::points).toList()));
    }
    runs.foreign()
        .forEach(
            (by, sweeps) ->
                sweeps.forEach(sweep -> series.add(foreign(demo, by, sweep, label, series))));
    known.keySet().removeIf(sweep -> !isShown(sweep, latest.values(), earlier.values()));
    var measured =
        series.stream()
            .filter(one -> !one.points().isEmpty())
            .map(PlotSeries::name)
            .collect(Collectors.toSet());
    return new PlotData(
        plan,
        series,
        laws(demo, plan, runs, measured),
        levels(demo, plan, runs, measured),
        ends(demo, runs, label),
        runs.isLive());
  }

  private static List<PlotData.BadEnd> ends(Demo demo, PlotRuns runs, UnaryOperator<String> label) {
    var ends = new ArrayList<PlotData.BadEnd>();
    for (var variant : demo.variants()) {
      var status = runs.badEnd(variant.name());
      if (status != null) {
        ends.add(new PlotData.BadEnd(label.apply(variant.name()), status));
      }
    }
    return ends;
  }

  private static PlotSeries foreign(
      Demo demo, String by, Sweep sweep, UnaryOperator<String> label, List<PlotSeries> before) {
    // No other has the name: what is said of a series is said of the one measured here.
    var name = by + " · " + sweep.series();
    return new PlotSeries(
        name,
        by + " · " + label.apply(sweep.series()),
        number(demo, sweep.series(), before),
        true,
        Repeats.of(List.of(sweep)),
        List.of());
  }

  /** Variants come in the order of the source, then others in that of their names. */
  private static List<String> names(Demo demo, Set<String> latest, Set<String> earlier) {
    var names = new ArrayList<String>();
    var others = new TreeSet<>(latest);
    others.addAll(earlier);
    for (var variant : demo.variants()) {
      if (others.remove(variant.name())) {
        names.add(variant.name());
      }
    }
    names.addAll(others);
    return names;
  }

  /** A variant keeps its colour, whichever others there are. */
  private static int number(Demo demo, String name, List<PlotSeries> before) {
    for (int i = 0; i < demo.variants().size(); i++) {
      if (demo.variants().get(i).name().equals(name)) {
        return i + 1;
      }
    }
    int last = before.stream().mapToInt(PlotSeries::number).max().orElse(0);
    boolean any = before.stream().anyMatch(one -> isVariant(demo, one.name()));
    return Math.max(last, any ? demo.variants().size() : 0) + 1;
  }

  private static boolean isVariant(Demo demo, String name) {
    return demo.variants().stream().anyMatch(variant -> variant.name().equals(name));
  }

  private List<Repeats> points(List<Sweep> sweeps) {
    return sweeps.size() == 1
        ? known.computeIfAbsent(sweeps.getFirst(), one -> Repeats.of(List.of(one)))
        : Repeats.of(sweeps);
  }

  private static boolean isShown(
      Sweep sweep, Collection<List<Sweep>> latest, Collection<List<List<Sweep>>> earlier) {
    return latest.stream().anyMatch(all -> all.contains(sweep))
        || earlier.stream().anyMatch(runs -> runs.contains(List.of(sweep)));
  }

  private static List<PlotData.Law> laws(
      Demo demo, PlotPlan plan, PlotRuns runs, Set<String> measured) {
    var laws = new ArrayList<PlotData.Law>();
    for (var curve : plan.curves()) {
      if (curve.variant().isEmpty() || measured.contains(curve.variant())) {
        var names = values(demo, runs);
        laws.add(
            new PlotData.Law(
                curve.label(),
                x -> {
                  names.put("x", x);
                  return curve.formula().value(names);
                }));
      }
    }
    return laws;
  }

  private static List<PlotData.Level> levels(
      Demo demo, PlotPlan plan, PlotRuns runs, Set<String> measured) {
    return plan.limits().stream()
        .filter(limit -> limit.variant().isEmpty() || measured.contains(limit.variant()))
        .map(limit -> new PlotData.Level(limit.label(), limit.value().value(values(demo, runs))))
        .toList();
  }

  private static Map<String, Double> values(Demo demo, PlotRuns runs) {
    return demo.names(runs.parameters(), Runtime.getRuntime().availableProcessors());
  }
}
