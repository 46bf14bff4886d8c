package threadworks.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.lesson.PlotPlan.Axis;
import threadworks.lesson.PlotPlan.Unit;
import threadworks.wording.Language;

final class PlotLinesTest {
  /** The fence opens at line 10; what is spoilt stands from line 14 on. */
  private static final String LINES =
      """
      x: one task takes | s | log
      y: Times as fast | | log
      "a: b": until the clerk has it
      curve min(x, cores): ideal: your cores
      inTurn/curve 1 / (0.1 + nap / x): Amdahl
      limit 2 * sleepers: never
      breakEven inTurn: break-even
      """;

  @TempDir Path temp;

  private static String text(String lines) {
    return LessonFolder.TEXT.replace("inTurn: in turn\n", "inTurn: in turn\n" + lines);
  }

  private LessonEntry load(String english, String chinese) {
    return new LessonFolder(temp)
        .withSample()
        .with("sample/lesson.en.md", text(english))
        .with("sample/lesson.zh.md", text(chinese))
        .load()
        .getFirst();
  }

  private DemoBlock read(String lines) {
    var entry = assertInstanceOf(LessonEntry.Ready.class, load(lines, lines));
    return entry.lesson().text(Language.EN).demo("Naps").orElseThrow();
  }

  @Test
  void aFenceSaysHowPointsAreDrawn() {
    var block = read(LINES);
    var plan = block.plot();
    assertNotNull(plan);

    assertEquals(new Axis("one task takes", Unit.SECONDS, true), plan.x());
    assertEquals(new Axis("Times as fast", Unit.NONE, true), plan.y());
    assertEquals("until the clerk has it", block.label("a: b"));
    assertEquals(
        List.of("", "inTurn"), plan.curves().stream().map(PlotPlan.Curve::variant).toList());
    assertEquals(
        List.of("ideal: your cores", "Amdahl"),
        plan.curves().stream().map(PlotPlan.Curve::label).toList());
    assertEquals(
        List.of(2.0, 1 / (0.1 + 0.5 / 4)),
        plan.curves().stream()
            .map(curve -> curve.formula().value(Map.of("x", 4.0, "cores", 2.0, "nap", 0.5)))
            .toList());
    assertEquals("never", plan.limits().getFirst().label());
    assertEquals(new PlotPlan.BreakEven("inTurn", "break-even"), plan.breakEven());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          threads              ; NONE         ; false
          threads | | log      ; NONE         ; true
          threads | log        ; NONE         ; true
          threads | none | log ; NONE         ; true
          interval | ms        ; MILLISECONDS ; false
          tasks | /s | log     ; PER_SECOND   ; true
          as fast | x          ; TIMES        ; false
          """)
  void anAxisMayHaveAUnitAndMayBeLogarithmic(String line, Unit unit, boolean log) {
    var plan = read("x: " + line + "\ny: what\n").plot();

    assertNotNull(plan);
    assertEquals(unit, plan.x().unit());
    assertEquals(log, plan.x().log());
  }

  @Test
  void withoutSuchLinesThereIsNoChart() {
    assertNull(read("").plot());
    var named = read("\"depth\": on the belt\n");
    assertNull(named.plot(), "a series over time may have a label as well");
    assertEquals("on the belt", named.label("depth"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          x: one task takes | s | log # breakEven inTurn: again        # 20 # breakEven has a label already
          y: Times as fast | | log    # limit 1: one                   # 14 # a chart has two axes: add a line y
          x: one task takes | s | log # x: one task takes | km         # 14 # an axis has no unit km
          x: one task takes | s | log # x: | s                         # 14 # a label was expected
          y: Times as fast | | log    # x: again                       # 15 # x has a label already
          "a: b": until               # "": until                      # 16 # no variant, parameter or outcome
          curve min(x, cores): ideal  # curve min(x cores): ideal      # 17 # , was expected
          curve min(x, cores): ideal  # curve naps * x: ideal          # 17 # names naps
          curve min(x, cores): ideal  # curve: ideal                   # 17 # a number, a name or ( was expected
          inTurn/curve                # nobody/curve                   # 18 # the demo has no variant nobody
          limit 2 * sleepers          # limit x                        # 19 # names x
          breakEven inTurn            # breakEven nobody               # 20 # no variant is called nobody
          breakEven inTurn            # breakEven nap                  # 20 # no variant is called nap
          """)
  void aLineThatMakesNoSenseIsAFault(String what, String by, int line, String reason) {
    assertTrue(LINES.contains(what), "nothing to spoil");
    var lines = LINES.replace(what, by);
    var fault = assertInstanceOf(LessonEntry.Broken.class, load(lines, lines)).fault();

    assertTrue(fault.reason(Language.EN).contains(reason), () -> fault.reason(Language.EN));
    assertEquals(line, fault.line());
  }

  @Test
  void aSeriesThatHasALabelMayBeComparedWith() {
    var plan = read(LINES.replace("breakEven inTurn", "breakEven \"a: b\"")).plot();

    assertNotNull(plan);
    assertEquals(new PlotPlan.BreakEven("a: b", "break-even"), plan.breakEven());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          | s | log         # | s
          | s | log         # | ms | log
          min(x, cores)     # min(x, 2)
          inTurn/curve      # curve
          limit 2 *         # limit 3 *
          breakEven inTurn  # breakEven "a: b"
          """)
  void bothLanguagesDrawTheSame(String what, String by) {
    assertTrue(LINES.contains(what), "nothing to spoil");
    assertInstanceOf(LessonEntry.Ready.class, load(LINES, LINES.replace("ideal:", "理想：")));
    assertInstanceOf(LessonEntry.Broken.class, load(LINES, LINES.replace(what, by)));
  }
}
