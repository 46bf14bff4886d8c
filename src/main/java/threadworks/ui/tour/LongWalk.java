package threadworks.ui.tour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.ListedLesson;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Schedule;
import threadworks.session.Engine;
import threadworks.session.ScheduleTarget;

/**
 * A long schedule of a lesson's program, whose numbers are larger than those that steps usually
 * start from.
 *
 * @param lesson the lesson, in which the larger numbers are the usual ones
 */
record LongWalk(Lesson lesson, Demo demo, Demo.Variant variant, Schedule schedule) {
  private static final double LARGE = 300;

  /** A program that computes for long between its steps is not the one. */
  private static final Duration TRIED = Duration.ofSeconds(8);

  /** As many moves at most as one thread makes in a row. */
  private static final int RUN = 8;

  /** The first program of these lessons that goes on for so many steps; empty where none does. */
  static Optional<LongWalk> find(Engine engine, List<ListedLesson> lessons, int steps) {
    for (var listed : lessons) {
      if (listed.entry() instanceof LessonEntry.Ready(var lesson)) {
        for (var demo : lesson.demos()) {
          for (var variant : demo.variants()) {
            if (variant.runOnly().isEmpty() && demo.params().stream().anyMatch(Demo.Param::whole)) {
              var schedule = walk(engine, lesson, demo, variant, steps);
              if (schedule.size() >= steps) {
                return Optional.of(
                    new LongWalk(enlarged(lesson), enlarged(demo), variant, schedule));
              }
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Threads take turns by chance, but the same ones each time. */
  private static Schedule walk(
      Engine engine, Lesson lesson, Demo demo, Demo.Variant variant, int steps) {
    var values = new HashMap<String, Double>();
    enlarged(demo).params().forEach(param -> values.put(param.name(), param.small()));
    var target = ScheduleTarget.of(lesson, demo, variant, values);
    var chance = new Random(1);
    var now = engine.at(target, new Schedule(List.of()), 0).join();
    long end = System.nanoTime() + TRIED.toNanos();
    while (now.schedule().size() < steps
        && now.outcome() == null
        && now.refused() == null
        && System.nanoTime() < end) {
      var able = now.threads().stream().filter(Position.ThreadState::canMove).toList();
      if (able.isEmpty()) {
        break;
      }
      var who = able.get(chance.nextInt(able.size())).letter();
      var longer = new ArrayList<>(now.schedule().moves());
      longer.addAll(Schedule.parse(who + (1 + chance.nextInt(RUN))).moves());
      now = engine.at(target, new Schedule(longer), 0).join();
    }
    return now.schedule().first(Math.min(steps, now.schedule().size()));
  }

  private static Lesson enlarged(Lesson lesson) {
    return new Lesson(
        lesson.slug(),
        lesson.order(),
        lesson.minutes(),
        lesson.preview(),
        lesson.texts(),
        lesson.demos().stream().map(LongWalk::enlarged).toList(),
        lesson.folder(),
        lesson.classpath());
  }

  private static Demo enlarged(Demo demo) {
    return new Demo(
        demo.name(),
        demo.className(),
        demo.variants(),
        demo.params().stream().map(LongWalk::enlarged).toList(),
        demo.sources(),
        demo.python());
  }

  private static Demo.Param enlarged(Demo.Param param) {
    double small = param.whole() ? Math.clamp(LARGE, param.min(), param.max()) : param.small();
    return new Demo.Param(
        param.name(),
        param.whole(),
        param.value(),
        param.min(),
        param.max(),
        param.step(),
        param.unit(),
        small,
        param.live());
  }
}
