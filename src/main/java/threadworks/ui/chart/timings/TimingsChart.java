package threadworks.ui.chart.timings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.session.TwinBar;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.ui.chart.Ticks;
import threadworks.ui.chart.Unit;
import threadworks.ui.fx.Messages;

/**
 * A bar for each variant, as long as it took: first the start-up of its pools, then its work; a
 * tick where it would end ideally, a ring where the learner guessed that it would, and a dot for
 * each earlier run. A bar grows while its variant runs. The axis fits what is there now: what took
 * longer before is at its edge.
 */
public final class TimingsChart extends Region {
  private static final double AXIS_HEIGHT = 24;

  /** How much of the width the names may take. */
  private static final double NAMES = 0.36;

  /** What stands behind the longest bar: {@code 2.01 s + 0.08 s start-up}. */
  private static final double VALUE_WIDTH = 168;

  private final Messages messages;
  private final Bar.Actions actions;
  private final List<Bar> bars = new ArrayList<>();
  private final Consumer<Node> reveal;
  private final List<Region> lines = new ArrayList<>();
  private final List<Label> marks = new ArrayList<>();
  private List<Row> rows = List.of();
  private double end = 1e9;
  private List<String> named = List.of();
  private @Nullable Axis drawn;

  /**
   * A chart without rows.
   *
   * @param onSelect called with a variant's name when its bar is clicked or chosen by keyboard
   * @param onClear called when earlier runs are to be forgotten
   * @param reveal brings a bar that the keyboard has come to into view
   */
  public TimingsChart(
      Messages messages, Consumer<String> onSelect, Runnable onClear, Consumer<Node> reveal) {
    this.messages = messages;
    actions = new Bar.Actions(onSelect, onClear, this::move);
    this.reveal = reveal;
    getStyleClass().add("timings");
    setPadding(new Insets(12, 16, 4, 16));
  }

  /**
   * One row. Times are in nanoseconds.
   *
   * @param variant the variant's name in the source
   * @param label what it is called
   * @param status how far it is; {@link Status#WAITING} when it never ran
   * @param startup the part spent starting pools
   * @param elapsed the rest, so far or in the end
   * @param ideal the ideal, from the end of start-up; NaN where none is declared or shown yet
   * @param guess what the learner said, from the end of start-up; NaN where he said nothing
   * @param earlier what earlier runs took, start-up included
   * @param median the middle of all runs, start-up included; NaN of fewer than two
   * @param other what the last run with other parameters took, NaN where there was none
   * @param text what stands behind the bar
   * @param selected whether the views below and beside show this one
   * @param by what ran it, where that was no Java; else an empty string
   */
  public record Row(
      String variant,
      String label,
      Status status,
      double startup,
      double elapsed,
      double ideal,
      double guess,
      List<Double> earlier,
      double median,
      double other,
      String text,
      boolean selected,
      String by) {
    /** What is chosen with it. */
    String chooses() {
      return by.isEmpty() ? variant : by;
    }

    boolean isForeign() {
      return !by.isEmpty();
    }

    double total() {
      return startup + elapsed;
    }

    /** What the axis must reach; what was before is no part of it. */
    double farthest() {
      return Math.max(total(), startup + Math.max(orZero(ideal), orZero(guess)));
    }

    /** Whether there is anything of before to forget. */
    boolean hasPast() {
      return !earlier.isEmpty() || !Double.isNaN(other);
    }
  }

  private static double orZero(double time) {
    return Double.isNaN(time) ? 0 : time;
  }

  /** The time axis below the bars; it is drawn anew only when it changes. */
  private record Axis(Ticks ticks, double end) {}

  /** What is shown, from top to bottom. */
  public List<Row> rows() {
    return rows;
  }

  /**
   * Shows what was measured.
   *
   * @param variants a row for each of these, in this order
   * @param labels what they are called, by name; the name itself where there is none
   * @param guesses what the learner said that they would take, in seconds, by name
   * @param selected the name of the variant, or of what ran others, that is marked as chosen; or
   *     null
   */
  public void show(
      Timings timings,
      List<Demo.Variant> variants,
      Map<String, String> labels,
      Map<String, Double> guesses,
      @Nullable String selected) {
    var now = new ArrayList<Row>();
    for (var variant : variants) {
      var name = variant.name();
      now.add(
          row(
              name,
              labels.getOrDefault(name, name),
              timings,
              1e9 * guesses.getOrDefault(name, Double.NaN),
              name.equals(selected)));
      addForeign(timings, labels, selected, name::equals, now);
    }
    var names = variants.stream().map(Demo.Variant::name).collect(Collectors.toSet());
    addForeign(timings, labels, selected, name -> !names.contains(name), now);
    if (!now.equals(rows)) {
      rows = List.copyOf(now);
      update();
    }
  }

  /** Adds what other languages took for the variants of these names, a row each. */
  private void addForeign(
      Timings timings,
      Map<String, String> labels,
      @Nullable String selected,
      Predicate<String> which,
      List<Row> to) {
    timings
        .foreign()
        .forEach(
            (by, bars) -> {
              var times = new LinkedHashMap<String, List<TwinBar>>();
              for (var bar : bars) {
                if (which.test(bar.variant())) {
                  times.computeIfAbsent(bar.variant(), _ -> new ArrayList<>()).add(bar);
                }
              }
              times.forEach(
                  (name, rounds) ->
                      to.add(
                          foreign(
                              name,
                              messages.get("lab.twin.bar", by, labels.getOrDefault(name, name)),
                              by,
                              rounds,
                              by.equals(selected))));
            });
  }

  /** A variant in another language: the last time that it took, and those before as dots. */
  private Row foreign(String name, String label, String by, List<TwinBar> rounds, boolean chosen) {
    double startup = 1e9 * rounds.getLast().startup();
    double work = 1e9 * rounds.getLast().seconds();
    return new Row(
        name,
        label,
        Status.DONE,
        rounded(work, startup) ? 0 : startup,
        work,
        Double.NaN,
        Double.NaN,
        rounds.subList(0, rounds.size() - 1).stream()
            .map(bar -> 1e9 * (bar.startup() + bar.seconds()))
            .toList(),
        Double.NaN,
        Double.NaN,
        time(work, startup),
        chosen,
        by);
  }

  private Row row(String name, String label, Timings timings, double guess, boolean chosen) {
    var latest = timings.latest(name);
    var run = latest == null || !latest.began() ? null : latest;
    return new Row(
        name,
        label,
        run == null ? Status.WAITING : run.status(),
        // What the text has no number for is not drawn either.
        run == null || rounded(run) ? 0 : (double) run.startupNanos(),
        run == null ? 0 : (double) run.elapsedNanos(),
        // Before the run it would give away what the learner is asked to predict; behind a failure
        // there would be no room to say why.
        run == null || run.status() == Status.FAILED ? Double.NaN : run.idealMillis() * 1e6,
        guess,
        timings.earlier(name),
        timings.median(name),
        timings.other(name),
        latest == null ? "" : text(latest),
        chosen,
        "");
  }

  private String text(VariantRun run) {
    var time = time(run);
    Object error = run.error() == null ? "" : run.error();
    return switch (run.status()) {
      case WAITING -> messages.get("lab.waiting");
      case RUNNING -> messages.get("lab.running", time);
      case DONE -> time;
      case FAILED -> messages.get("lab.failed", error);
      case STOPPED -> run.began() ? messages.get("lab.stopped", time) : messages.get("lab.notRun");
      case SKIPPED -> messages.get("lab.skipped", error);
    };
  }

  private String time(VariantRun run) {
    return time((double) run.elapsedNanos(), (double) run.startupNanos());
  }

  private String time(double work, double startup) {
    var unit = Unit.of(Math.max(work, startup));
    var elapsed = unit.number(work) + " " + unit.symbol;
    return rounded(work, startup)
        ? elapsed
        : messages.get("lab.withStart", elapsed, unit.number(startup) + " " + unit.symbol);
  }

  private static boolean rounded(VariantRun run) {
    return rounded((double) run.elapsedNanos(), (double) run.startupNanos());
  }

  /** Whether the start-up is nothing beside the rest. */
  private static boolean rounded(double work, double startup) {
    return Double.parseDouble(Unit.of(Math.max(work, startup)).number(startup)) == 0;
  }

  private void update() {
    double farthest = rows.stream().mapToDouble(Row::farthest).max().orElse(0);
    double longest = farthest > 0 ? farthest : 1e9;
    var ticks = Ticks.of(0, longest, 6);
    // To the next mark, so that the bars grow and the axis does not; a hair beyond a mark is at it.
    end = Math.max(longest, Math.ceil(longest / ticks.step() - 0.05) * ticks.step());
    if (bars.size() != rows.size()) {
      bars.clear();
      rows.forEach(_ -> bars.add(new Bar(actions)));
      drawn = null;
    }
    for (int i = 0; i < rows.size(); i++) {
      bars.get(i).show(rows.get(i), messages);
    }
    var axis = new Axis(farthest > 0 ? Ticks.of(0, end, 6) : new Ticks(1, List.of()), end);
    if (!axis.equals(drawn)) {
      drawn = axis;
      draw(axis);
      requestLayout();
    }
    var names = rows.stream().map(Row::label).toList();
    if (!names.equals(named)) {
      named = names;
      requestLayout();
    }
  }

  private void draw(Axis axis) {
    lines.clear();
    marks.clear();
    for (double mark : axis.ticks.marks()) {
      var line = new Region();
      line.getStyleClass().add("grid");
      lines.add(line);
      var text = axis.ticks.label(mark, axis.end);
      boolean last = mark + axis.ticks.step() > axis.end * (1 + 1e-9);
      var label = new Label(last ? text + " " + Unit.of(axis.end).symbol : text);
      label.getStyleClass().add("tick-label");
      marks.add(label);
    }
    getChildren().setAll(Stream.of(lines, bars, marks).flatMap(List::stream).toList());
  }

  private double rowHeight() {
    return rows.size() <= 4 ? 34 : rows.size() <= 6 ? 26 : Bar.LOWEST;
  }

  /** Puts the focus on the first bar, if there is one. */
  public void focus() {
    if (!bars.isEmpty()) {
      bars.getFirst().requestFocus();
    }
  }

  /** Puts the focus on another bar; what all views show stays until it is chosen there. */
  private void move(Bar from, Bar.Way way) {
    int at = bars.indexOf(from);
    int to =
        switch (way) {
          case UP -> Math.max(at - 1, 0);
          case DOWN -> Math.min(at + 1, bars.size() - 1);
          case FIRST -> 0;
          case LAST -> bars.size() - 1;
        };
    bars.get(to).requestFocus();
    reveal.accept(bars.get(to));
  }

  @Override
  protected double computePrefHeight(double width) {
    var padding = getPadding();
    return padding.getTop() + rows.size() * rowHeight() + AXIS_HEIGHT + padding.getBottom();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    var padding = getPadding();
    double name =
        Math.min(bars.stream().mapToDouble(Bar::nameWidth).max().orElse(0), NAMES * getWidth());
    double left = Math.rint(padding.getLeft() + name + 10);
    double plot = Math.max(getWidth() - left - padding.getRight() - VALUE_WIDTH, 50);
    double bottom = padding.getTop() + rows.size() * rowHeight();
    for (int i = 0; i < bars.size(); i++) {
      bars.get(i).place(left, plot, end);
      bars.get(i).resizeRelocate(0, padding.getTop() + i * rowHeight(), getWidth(), rowHeight());
    }
    for (int i = 0; i < marks.size(); i++) {
      double mark = drawn == null ? 0 : drawn.ticks.marks().get(i);
      double x = snapPositionX(left + mark / end * plot);
      lines.get(i).resizeRelocate(x, padding.getTop() - 4, 1, bottom - padding.getTop() + 8);
      double width = marks.get(i).prefWidth(-1);
      marks.get(i).resizeRelocate(snapPositionX(x - width / 2), bottom + 6, width, 16);
    }
  }
}
