package threadworks.ui.tour;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.ListedLesson;
import threadworks.schedule.report.Position;
import threadworks.session.Engine;
import threadworks.ui.lab.Mode;

/**
 * Measures the window: how soon a step is painted, how smoothly it follows who drags through a long
 * schedule, and whether a thousand switches between the modes leave anything behind. Steps and
 * drags go through the keys and the mouse, and the engine's share is in the figures. Each part has
 * a window of its own.
 *
 * <p>How long a pulse takes says more on a display: JavaFX's headless platform copies each picture
 * pixel by pixel, which takes longer than all else.
 */
public final class WindowBench {
  /** So many variants of each demo are stepped. */
  private static final int EACH = 1;

  private static final int STEPS = 40;
  private static final int LONG = 1000;
  private static final Duration DRAG = Duration.ofSeconds(10);

  /** As often into each of the three modes, so that the same one is open before and after. */
  private static final int SWITCHES = 1002;

  /** After so many, what is made but once has been made. */
  private static final int FIRST_SWITCHES = 150;

  private static final double LONG_PULSE = 33;

  /** After so many pulses, what was begun has come to rest. */
  private static final int REST = 60;

  /** So many pulses at most a learner thinks before a step; the engine looks ahead meanwhile. */
  private static final int THOUGHT = 18;

  private final Pulses pulses;
  private final PrintWriter out;
  private final List<ListedLesson> lessons = LessonCatalog.list();
  private final List<Program> programs = programs();

  private WindowBench(Pulses pulses, PrintWriter out) {
    this.pulses = pulses;
    this.out = out;
  }

  /** What can be stepped. */
  private record Program(Lesson lesson, Demo demo, Demo.Variant variant) {
    boolean isBeside(Program other) {
      return demo.equals(other.demo);
    }

    @Override
    public String toString() {
      return lesson.slug() + "/" + demo.name() + "/" + variant.name();
    }
  }

  /**
   * Starts JavaFX, measures and ends JavaFX, which cannot be started again.
   *
   * @param parts what to measure: {@code step}, {@code drag}, {@code modes}, {@code charts}
   * @param display whether the window is on the display
   * @param out told the figures as they come
   * @return whether memory, listeners, threads and processes are flat
   */
  public static boolean run(List<String> parts, boolean display, PrintWriter out)
      throws InterruptedException {
    var pulses = Pulses.listen();
    if (display) {
      Platform.startup(() -> Platform.setImplicitExit(false));
    } else {
      Tour.startHeadless();
    }
    try {
      if (parts.contains("charts")) {
        ChartBench.run(out);
      }
      var bench = new WindowBench(pulses, out);
      if (parts.contains("step")) {
        bench.steps();
      }
      if (parts.contains("drag")) {
        bench.drag();
      }
      return !parts.contains("modes") || bench.switches();
    } finally {
      Platform.exit();
    }
  }

  private List<Program> programs() {
    var all = new ArrayList<Program>();
    for (var listed : lessons) {
      if (listed.entry() instanceof LessonEntry.Ready(var lesson)) {
        for (var demo : lesson.demos()) {
          demo.variants().stream()
              .filter(variant -> variant.runOnly().isEmpty())
              .forEach(variant -> all.add(new Program(lesson, demo, variant)));
        }
      }
    }
    return all;
  }

  private void steps() throws InterruptedException {
    tell("a step, from the key until the new position is painted");
    var all = new ArrayList<BenchWindow.Pressed>();
    var chance = new Random(1);
    try (var window = BenchWindow.open(lessons)) {
      pulses.take();
      for (var program : someOfEachDemo()) {
        var here = steps(window, program, chance);
        all.addAll(here);
        tell("  %s: %s", program, painted(here));
      }
      tell("  all: %s", painted(all));
      tell("  until the engine’s answer: %s", told(all));
      tell("  pulses meanwhile: %s", new Figures(pulses.take()));
    }
  }

  private List<Program> someOfEachDemo() {
    return programs.stream()
        .filter(one -> programs.stream().filter(one::isBeside).limit(EACH).anyMatch(one::equals))
        .toList();
  }

  private static List<BenchWindow.Pressed> steps(BenchWindow window, Program program, Random chance)
      throws InterruptedException {
    open(window, program, "");
    var all = new ArrayList<BenchWindow.Pressed>();
    for (int i = 0; i < STEPS; i++) {
      window.pulses(1 + chance.nextInt(THOUGHT));
      var able = able(window.position());
      // From the end of the program to its start.
      var key = able.isEmpty() ? KeyCode.HOME : able.get(chance.nextInt(able.size()));
      all.add(window.press(key));
    }
    return all;
  }

  private static Figures painted(List<BenchWindow.Pressed> all) {
    return new Figures(all.stream().map(BenchWindow.Pressed::painted).toList());
  }

  private static Figures told(List<BenchWindow.Pressed> all) {
    return new Figures(all.stream().map(BenchWindow.Pressed::told).toList());
  }

  private static void open(BenchWindow window, Program program, String code)
      throws InterruptedException {
    window.walk(program.lesson().slug(), program.demo().name(), program.variant().name(), code);
  }

  /** The keys of those that can move. */
  private static List<KeyCode> able(Position position) {
    var keys = new ArrayList<KeyCode>();
    for (int i = 0; i < Math.min(position.threads().size(), 10); i++) {
      if (position.threads().get(i).canMove()) {
        keys.add(KeyCode.valueOf("DIGIT" + i));
      }
    }
    if (position.clock().canMove()) {
      keys.add(KeyCode.T);
    }
    return keys;
  }

  private void drag() throws InterruptedException {
    LongWalk walk;
    try (var engine = Engine.open()) {
      var found = LongWalk.find(engine, lessons, LONG);
      if (found.isEmpty()) {
        tell("drag: no lesson has a program of %,d steps", LONG);
        return;
      }
      walk = found.get();
    }
    var lesson = walk.lesson();
    var listed =
        new ListedLesson(lesson.slug(), lesson.head(), () -> new LessonEntry.Ready(lesson));
    try (var window = BenchWindow.open(List.of(listed))) {
      open(window, new Program(lesson, walk.demo(), walk.variant()), walk.schedule().code());
      // What opening it takes is no part of dragging.
      window.pulses(REST);
      pulses.take();
      int asked = window.asked();
      double rate = window.drag(DRAG);
      var taken = new Figures(pulses.take());
      tell(
          "drag through %,d steps of %s: %.1f positions a second painted, %.1f asked for",
          walk.schedule().size(),
          new Program(lesson, walk.demo(), walk.variant()),
          rate,
          (window.asked() - asked) / (double) DRAG.toSeconds());
      tell("  pulses meanwhile: %s, %d over %.0f ms", taken, taken.over(LONG_PULSE), LONG_PULSE);
    }
  }

  private boolean switches() throws InterruptedException {
    try (var window = BenchWindow.open(lessons)) {
      open(window, programs.getFirst(), "");
      switchModes(window, FIRST_SWITCHES);
      var before = Footprint.now();
      switchModes(window, SWITCHES);
      var after = Footprint.now();
      boolean flat = after.isNoMoreThan(before);
      tell("%,d switches between the modes: %s", SWITCHES, flat ? "flat" : "NOT FLAT");
      tell("  before: %s", before);
      tell("  after:  %s", after);
      return flat;
    }
  }

  private static void switchModes(BenchWindow window, int times) throws InterruptedException {
    var modes = List.of(Mode.RUN, Mode.STEP, Mode.EXPLORE);
    for (int i = 0; i < times; i++) {
      window.switchTo(modes.get(i % modes.size()));
    }
    // What is under way comes to rest.
    window.pulses(REST);
  }

  private void tell(String format, Object... args) {
    out.printf(Locale.ROOT, format + "%n", args);
    out.flush();
  }
}
