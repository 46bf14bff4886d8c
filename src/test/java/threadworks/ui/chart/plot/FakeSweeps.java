package threadworks.ui.chart.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.lesson.Ideal;
import threadworks.lesson.PlotPlan;
import threadworks.lesson.PlotPlan.Axis;
import threadworks.lesson.PlotPlan.Unit;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Sweep;
import threadworks.trace.Trace;
import threadworks.ui.chart.Fakes;

/** Sweeps that nobody made, for tests of what shows them. */
final class FakeSweeps {
  static final Axis THREADS = new Axis("threads", Unit.NONE, true);
  static final Axis SPEED_UP = new Axis("times as fast as one thread", Unit.TIMES, false);
  static final double[] DOUBLINGS = {1, 2, 4, 8};

  private FakeSweeps() {}

  static PlotPlan plan(Axis x, Axis y) {
    return new PlotPlan(x, y, List.of(), List.of(), null);
  }

  static Demo demo(String... variants) {
    return new Demo(
        "Work",
        "gil.Work",
        Arrays.stream(variants).map(name -> Fakes.variant(name, 1, 9)).toList(),
        List.of(new Demo.Param("tasks", true, 8, 1, 100, 1, "", 8, false)),
        List.of(),
        null);
  }

  /** A series with some repeats at each x, which stray a little. */
  static Sweep sweep(String series, double[] xs, int repeats, DoubleUnaryOperator y) {
    var random = new Random(series.hashCode());
    double[] allX = new double[xs.length * repeats];
    double[] allY = new double[allX.length];
    for (int i = 0; i < allX.length; i++) {
      allX[i] = xs[i / repeats];
      double stray = repeats == 1 ? 1 : 1 + 0.06 * (random.nextDouble() - 0.4);
      allY[i] = y.applyAsDouble(allX[i]) * stray;
    }
    return new Sweep(series, allX.length, allX, allY);
  }

  static Sweep points(String series, double... xsAndYs) {
    int size = xsAndYs.length / 2;
    double[] xs = new double[size];
    double[] ys = new double[size];
    for (int i = 0; i < size; i++) {
      xs[i] = xsAndYs[2 * i];
      ys[i] = xsAndYs[2 * i + 1];
    }
    return new Sweep(series, size, xs, ys);
  }

  /** A run of the demo's variants, each of which plotted something. */
  static RunSnapshot run(Demo demo, Status status, Map<String, List<Sweep>> sweeps) {
    var runs = new ArrayList<VariantRun>();
    for (var variant : demo.variants()) {
      var of = sweeps.get(variant.name());
      if (of != null) {
        var trace =
            new Trace(
                1_000 * Fakes.MS,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                of,
                List.of(),
                List.of(),
                0);
        runs.add(Fakes.run(variant, status, 1_000, 0, Double.NaN, null, trace));
      }
    }
    return new RunSnapshot(1, status == Status.DONE, runs);
  }

  /** What runs of the demo plotted: each variant the series of its name. */
  static PlotRuns runs(Demo demo, Status status, Sweep... sweeps) {
    var runs = new PlotRuns();
    runs.next(Map.of());
    runs.show(run(demo, status, byVariant(demo, sweeps)));
    return runs;
  }

  static Map<String, List<Sweep>> byVariant(Demo demo, Sweep... sweeps) {
    var by = new LinkedHashMap<String, List<Sweep>>();
    for (var sweep : sweeps) {
      boolean own = demo.variants().stream().anyMatch(one -> one.name().equals(sweep.series()));
      var variant = own ? sweep.series() : demo.variants().getFirst().name();
      by.computeIfAbsent(variant, _ -> new ArrayList<>()).add(sweep);
    }
    return by;
  }

  static PlotPlan.Curve curve(String variant, String formula, String label) {
    return new PlotPlan.Curve(variant, Ideal.parse(formula), label);
  }

  static PlotPlan.Limit limit(String value, String label) {
    return new PlotPlan.Limit("", Ideal.parse(value), label);
  }

  static PlotData data(PlotRuns runs, Demo demo, PlotPlan plan) {
    return new PlotReader().read(runs, demo, plan, name -> name);
  }

  static PlotPlan.@Nullable BreakEven breakEven(String series) {
    return new PlotPlan.BreakEven(series, "break-even");
  }
}
