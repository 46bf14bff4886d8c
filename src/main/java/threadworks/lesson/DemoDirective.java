package threadworks.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.lesson.LessonText.OutcomeLabel;

/**
 * Reads which demo comes into the lab and what its parts are called: a line {@code name: label} for
 * a variant, a parameter or an outcome, in any order; and why variants can only be run.
 *
 * <pre>
 * demo SharedList
 * napFirst: nap first
 * `[100, 58]`: without 89
 * noNap/deadlock: both wait
 * runOnly: it opens a file
 * views: grid
 * count: kinds
 * </pre>
 *
 * Lines about the chart of what it plots over x are read by {@link PlotLines}.
 */
final class DemoDirective implements Directive<DemoBlock> {
  private static final String VIEWS = "views";
  private static final String COUNT = "count";
  private static final String KINDS = "kinds";
  private static final String RUN_ONLY = "runOnly";

  /** An outcome: perhaps a variant, then a value between backticks or how it ends, or both. */
  private static final Pattern OUTCOME = Pattern.compile("(?:([^/`\\s]+)/)?(.*)");

  @Override
  public String word() {
    return "demo";
  }

  @Override
  public DemoBlock read(Fence fence, Scope scope) throws LessonException {
    var name = String.join(" ", fence.arguments());
    var demo = scope.demo(name);
    if (demo.isEmpty()) {
      throw fence.wrong("fault.demo", name);
    }
    return new Lines(fence, demo.get()).read();
  }

  @Override
  public Optional<String> mustMatch(DemoBlock block) {
    var views =
        block.views().isEmpty() ? "" : " " + VIEWS + ": " + String.join(", ", block.views());
    var count = block.kinds() ? " " + COUNT + ": " + KINDS : "";
    return Optional.of(
        word() + " " + block.demo() + views + count + PlotLines.mustMatch(block.plot()));
  }

  /** The lines below one fence. */
  private static final class Lines {
    private final Fence fence;
    private final Demo demo;
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> labels = new HashMap<>();
    private final List<OutcomeLabel> outcomes = new ArrayList<>();
    private final Map<String, String> runOnly = new HashMap<>();
    private final List<String> views = new ArrayList<>();
    private final PlotLines plot;
    private boolean kinds;
    private int line;

    Lines(Fence fence, Demo demo) {
      this.fence = fence;
      this.demo = demo;
      this.line = fence.line();
      this.plot = new PlotLines(fence, demo, labels);
      demo.variants().forEach(variant -> names.add(variant.name()));
      demo.params().forEach(param -> names.add(param.name()));
    }

    DemoBlock read() throws LessonException {
      for (var row : fence.body().lines().toList()) {
        line++;
        if (!row.isBlank()) {
          take(row.strip());
        }
      }
      return new DemoBlock(
          demo.name(),
          Map.copyOf(labels),
          List.copyOf(outcomes),
          Map.copyOf(runOnly),
          List.copyOf(views),
          kinds,
          plot.read());
    }

    private void take(String row) throws LessonException {
      int colon = colon(row);
      var name = colon < 0 ? row : row.substring(0, colon).strip();
      var label = colon < 0 ? "" : row.substring(colon + 1).strip();
      if (label.isEmpty()) {
        throw fence.wrongAt(line, "fault.label");
      }
      if (names.contains(name)) {
        if (labels.put(name, label) != null) {
          throw fence.wrongAt(line, "fault.label.twice", name);
        }
      } else if (name.equals(VIEWS)) {
        views.addAll(Arrays.asList(label.split("\\s*,\\s*")));
      } else if (name.equals(COUNT)) {
        if (!label.equals(KINDS)) {
          throw fence.wrongAt(line, "fault.label.count", label);
        }
        kinds = true;
      } else if (name.equals(RUN_ONLY)) {
        why("", label);
      } else if (name.endsWith("/" + RUN_ONLY)) {
        why(name.substring(0, name.lastIndexOf('/')), label);
      } else if (!plot.take(name, label, line)) {
        take(name, label);
      }
    }

    /** Takes why a variant can only be run; an empty name stands for all that are so. */
    private void why(String variant, String why) throws LessonException {
      if (demo.variants().stream()
          .filter(one -> variant.isEmpty() || variant.equals(one.name()))
          .allMatch(one -> one.runOnly().isEmpty())) {
        throw fence.wrongAt(line, "fault.label.runOnly", variant.isEmpty() ? demo.name() : variant);
      }
      if (runOnly.put(variant, why) != null) {
        throw fence.wrongAt(line, "fault.label.twice", RUN_ONLY);
      }
    }

    /** The first colon that stands between no backticks and no quotes; -1 where there is none. */
    private static int colon(String row) {
      char within = 0;
      for (int i = 0; i < row.length(); i++) {
        char c = row.charAt(i);
        if (within == c) {
          within = 0;
        } else if (within == 0 && (c == '`' || c == '"')) {
          within = c;
        } else if (within == 0 && c == ':') {
          return i;
        }
      }
      return -1;
    }

    private void take(String name, String label) throws LessonException {
      var parts = OUTCOME.matcher(name);
      if (!parts.matches()) {
        throw unknown(name);
      }
      var variant = parts.group(1) == null ? "" : parts.group(1);
      var outcomeName = OutcomeName.read(parts.group(2));
      if (outcomeName.isEmpty() || (!variant.isEmpty() && !names.contains(variant))) {
        throw unknown(name);
      }
      var outcome = new OutcomeLabel(variant, outcomeName.get(), label);
      if (!isDeclared(outcome)) {
        throw fence.wrongAt(line, "fault.label.outcome", name);
      }
      if (outcomes.stream().anyMatch(before -> isSame(before, outcome))) {
        throw fence.wrongAt(line, "fault.label.twice", name);
      }
      outcomes.add(outcome);
    }

    /** Whether a variant declares it; one that declares nothing may come to anything. */
    private boolean isDeclared(OutcomeLabel label) {
      return demo.variants().stream()
          .filter(variant -> label.variant().isEmpty() || label.variant().equals(variant.name()))
          .anyMatch(
              variant ->
                  variant.outcomes().isEmpty()
                      || variant.outcomes().stream()
                          .anyMatch(
                              outcome ->
                                  label.fits(variant.name(), outcome.kind(), outcome.value())));
    }

    private static boolean isSame(OutcomeLabel before, OutcomeLabel now) {
      return before.variant().equals(now.variant()) && before.name().equals(now.name());
    }

    private LessonException unknown(String name) {
      return fence.wrongAt(line, "fault.label.name", name, String.join(", ", names));
    }
  }
}
