package threadworks.ui.lab.step;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Replay;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.session.Engine;
import threadworks.session.Exploration;
import threadworks.session.ScheduleTarget;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.Subject;
import threadworks.ui.lab.model.Program;
import threadworks.wording.Language;

/** What can still happen, over an engine that knows it all beforehand. */
@ExtendWith(ApplicationExtension.class)
final class AheadTest {
  private final Fake engine = new Fake();
  private final Ahead ahead = new Ahead(engine, new Findings(), () -> {});

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(ahead::stop);
  }

  /** An engine that is told how what schedules come to depends on how they begin. */
  private static final class Fake implements Engine {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<Exploration> cancelled = new CopyOnWriteArrayList<>();
    volatile Function<String, @Nullable Report> knows = _ -> null;

    @Override
    public void warmUp() {}

    @Override
    public CompletableFuture<Position> at(ScheduleTarget target, Schedule schedule, int known) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Replay> replay(ScheduleTarget target, Schedule schedule) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Exploration explore(ScheduleTarget target, Bounds bounds) {
      asked.add(bounds.from().code());
      var over = new CompletableFuture<Report>();
      var report = knows.apply(bounds.from().code());
      if (report != null) {
        over.complete(report);
      }
      return new Exploration() {
        @Override
        public Report report() {
          return Report.NOTHING;
        }

        @Override
        public CompletableFuture<Report> over() {
          return over;
        }

        @Override
        public void cancel() {
          cancelled.add(this);
          over.complete(Report.NOTHING);
        }
      };
    }

    @Override
    public void close() {}
  }

  private static Report report(boolean complete, String... values) {
    var found = new ArrayList<Report.Found>();
    for (var value : values) {
      found.add(
          new Report.Found(
              new Outcome(Outcome.Kind.RETURNED, value, List.of()),
              1,
              new Schedule(List.of()),
              0,
              null));
    }
    return new Report(
        values.length,
        complete,
        false,
        1,
        1,
        Double.NaN,
        found,
        List.of(),
        null,
        0,
        0,
        0,
        null,
        List.of());
  }

  private static Program program() {
    var variant = new Demo.Variant("sale", null, 0, List.of(), 1, 1, "", 0);
    var demo =
        new Demo(
            "Tickets",
            "sample.Tickets",
            List.of(variant),
            List.of(),
            List.of(new Demo.Source("Tickets.java", "", Set.of())),
            null);
    var text = new LessonText(Language.EN, "T", "T", List.of());
    var lesson =
        new Lesson(
            "sample",
            1,
            1,
            false,
            Map.of(Language.EN, text),
            List.of(demo),
            Path.of(""),
            List.of());
    var block = new DemoBlock("Tickets", Map.of(), List.of(), Map.of(), List.of(), false, null);
    return new Program(new Subject(lesson, demo, block, List.of(), null), variant, Map.of());
  }

  private void stand(FxRobot robot, String code) {
    var position =
        new Position(
            Schedule.parse(code),
            List.of(),
            new Position.Clock(false, 0, null, 0),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null,
            null);
    robot.interact(() -> ahead.stands(program(), position));
  }

  private int decided(String code) {
    return ahead.decided(Schedule.parse(code));
  }

  /** Decided by the third of twelve steps: four beginnings are enough to know. */
  @Test
  void theStepThatDecidedIsFoundByHalving(FxRobot robot) {
    engine.knows =
        code -> Schedule.parse(code).size() < 3 ? report(true, "1", "2") : report(true, "2");
    stand(robot, "M2AB9");
    await().untilAsserted(() -> assertEquals(3, decided("M2AB9")));
    assertEquals(3, decided("M2AM"));
    assertEquals(-1, decided("M3A"), "another way");
    assertTrue(engine.asked.size() <= 5, engine.asked::toString);
    int asked = engine.asked.size();
    stand(robot, "M2AB5");
    assertNotNull(ahead.answer(), "known without asking");
    assertEquals(asked, engine.asked.size());
  }

  @Test
  void whatIsNotProvedIsNotCalledDecided(FxRobot robot) {
    engine.knows =
        code ->
            Schedule.parse(code).size() < 3
                ? report(true, "1", "2")
                : report(Schedule.parse(code).size() > 4, "2");
    stand(robot, "M2AB");
    await().until(() -> ahead.answer() != null);
    assertEquals(-1, decided("M2AB"));
    stand(robot, "M2AB2");
    // Step 5 is the first for which it is proved; it may have been decided before.
    await().untilAsserted(() -> assertEquals(List.of("M2AB", "M2AB2"), engine.asked));
    await().until(() -> ahead.answer() != null);
    assertEquals(-1, decided("M2AB2"));
  }

  @Test
  void whereAllSchedulesComeToTheSameNoStepDecides(FxRobot robot) {
    engine.knows = _ -> report(true, "1");
    stand(robot, "M2A");
    await().until(() -> engine.asked.contains(""));
    assertEquals(-1, decided("M2A"));
  }

  @Test
  void onlyWhereItStandsLastIsLookedFrom(FxRobot robot) {
    stand(robot, "M");
    robot.interact(ahead::stop);
    stand(robot, "M2");
    await().untilAsserted(() -> assertEquals(List.of("M2"), engine.asked));
    assertNull(ahead.answer());
    await().until(ahead::isLate);
    stand(robot, "M2A");
    assertEquals(1, engine.cancelled.size());
    assertFalse(ahead.isLate());
    await().untilAsserted(() -> assertEquals(List.of("M2", "M2A"), engine.asked));
    assertNull(ahead.answer(), "one that was cancelled says nothing");
  }
}
