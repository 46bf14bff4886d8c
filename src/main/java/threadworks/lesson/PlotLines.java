package threadworks.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threadworks.wording.SentenceException;

/**
 * Reads those lines of a demo's fence that say how its points over x are drawn: axes, each with a
 * title and perhaps a unit and {@code log}, curves, limits and a break-even.
 *
 * <pre>
 * x: one task on its own takes | s | log
 * y: time for all the work | s | log
 * "latency": until the clerk has the key
 * curve min(x, cores): ideal: your cores
 * tenthAlone/curve 1 / (0.1 + 0.9 / x): Amdahl: a tenth alone
 * limit 10: never 10
 * breakEven inARow: break-even
 * </pre>
 */
final class PlotLines {
  private static final String LOG = "log";
  private static final Pattern SERIES = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern BREAK_EVEN = Pattern.compile("breakEven\\s+(?:\"([^\"]+)\"|(\\S+))");
  private static final Pattern FORMULA =
      Pattern.compile("(?:([^/\\s]+)/)?(curve|limit)(?:\\s+(.*))?");

  private final Fence fence;
  private final Demo demo;
  private final Map<String, String> labels;
  private final Map<String, PlotPlan.Axis> axes = new HashMap<>();
  private final List<PlotPlan.Curve> curves = new ArrayList<>();
  private final List<PlotPlan.Limit> limits = new ArrayList<>();
  private PlotPlan.@Nullable BreakEven breakEven;
  private int first;
  private int breakEvenLine;

  /**
   * Nothing has been read yet.
   *
   * @param labels takes what series are called
   */
  PlotLines(Fence fence, Demo demo, Map<String, String> labels) {
    this.fence = fence;
    this.demo = demo;
    this.labels = labels;
  }

  /** Takes a line if it is about the chart; returns whether it is. */
  boolean take(String name, String label, int line) throws LessonException {
    var series = SERIES.matcher(name);
    var even = BREAK_EVEN.matcher(name);
    var formula = FORMULA.matcher(name);
    if (series.matches()) {
      if (labels.put(series.group(1), label) != null) {
        throw fence.wrongAt(line, "fault.label.twice", name);
      }
      return true;
    }
    if (name.equals("x") || name.equals("y")) {
      if (axes.put(name, axis(label, line)) != null) {
        throw fence.wrongAt(line, "fault.label.twice", name);
      }
    } else if (even.matches()) {
      if (breakEven != null) {
        throw fence.wrongAt(line, "fault.label.twice", "breakEven");
      }
      var with = even.group(1) == null ? even.group(2) : even.group(1);
      breakEven = new PlotPlan.BreakEven(with, label);
      breakEvenLine = line;
    } else if (formula.matches()) {
      formula(formula, label, line);
    } else {
      return false;
    }
    if (first == 0) {
      first = line;
    }
    return true;
  }

  /** The chart; null where nothing was said of one. */
  @Nullable PlotPlan read() throws LessonException {
    if (first == 0) {
      return null;
    }
    var x = axes.get("x");
    var y = axes.get("y");
    if (x == null || y == null) {
      throw fence.wrongAt(first, "fault.plot.axis", x == null ? "x" : "y");
    }
    if (breakEven != null && !isVariant(breakEven.series()) && !isNamed(breakEven.series())) {
      throw fence.wrongAt(breakEvenLine, "fault.plot.series", breakEven.series());
    }
    return new PlotPlan(x, y, List.copyOf(curves), List.copyOf(limits), breakEven);
  }

  private boolean isVariant(String name) {
    return demo.variants().stream().anyMatch(variant -> variant.name().equals(name));
  }

  private boolean isNamed(String series) {
    return labels.containsKey(series)
        && demo.params().stream().noneMatch(param -> param.name().equals(series));
  }

  private PlotPlan.Axis axis(String label, int line) throws LessonException {
    var parts = Arrays.stream(label.split("\\|", -1)).map(String::strip).toList();
    var unit = PlotPlan.Unit.NONE;
    boolean log = false;
    for (var part : parts.subList(1, parts.size())) {
      if (part.equals(LOG)) {
        log = true;
      } else if (!part.isEmpty()) {
        unit =
            Arrays.stream(PlotPlan.Unit.values())
                .filter(one -> one.word.equals(part))
                .findFirst()
                .orElseThrow(() -> fence.wrongAt(line, "fault.plot.unit", part));
      }
    }
    if (parts.getFirst().isEmpty()) {
      throw fence.wrongAt(line, "fault.label");
    }
    return new PlotPlan.Axis(parts.getFirst(), unit, log);
  }

  private void formula(Matcher line, String label, int at) throws LessonException {
    var variant = line.group(1) == null ? "" : line.group(1);
    if (!variant.isEmpty() && !isVariant(variant)) {
      throw fence.wrongAt(
          at,
          "fault.plot.variant",
          variant,
          demo.variants().stream().map(Demo.Variant::name).collect(Collectors.joining(", ")));
    }
    boolean isCurve = line.group(2).equals("curve");
    try {
      var formula = Ideal.parse(line.group(3) == null ? "" : line.group(3));
      var names = demo.names(Map.of(), 1);
      if (isCurve) {
        names.put("x", 1.0);
      }
      // One that has a name without a value is refused.
      formula.value(names);
      if (isCurve) {
        curves.add(new PlotPlan.Curve(variant, formula, label));
      } else {
        limits.add(new PlotPlan.Limit(variant, formula, label));
      }
    } catch (SentenceException e) {
      throw new LessonException(new Fault(fence.file(), at, 0, e.sentence()));
    }
  }

  /** What must be the same in each language, as its author writes it. */
  static String mustMatch(@Nullable PlotPlan plan) {
    if (plan == null) {
      return "";
    }
    var text = new StringBuilder(mustMatch(" x", plan.x()) + mustMatch(" y", plan.y()));
    plan.curves().forEach(one -> text.append(mustMatch(one.variant(), "curve", one.formula())));
    plan.limits().forEach(one -> text.append(mustMatch(one.variant(), "limit", one.value())));
    if (plan.breakEven() != null) {
      text.append(" breakEven ").append(plan.breakEven().series());
    }
    return text.toString();
  }

  private static String mustMatch(String name, PlotPlan.Axis axis) {
    return name + ": | " + axis.unit().word + (axis.log() ? " | " + LOG : "");
  }

  private static String mustMatch(String variant, String word, Ideal formula) {
    return " " + (variant.isEmpty() ? "" : variant + "/") + word + " " + formula;
  }
}
