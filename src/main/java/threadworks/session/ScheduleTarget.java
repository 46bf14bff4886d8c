package threadworks.session;

import java.util.List;
import java.util.Map;
import threadworks.host.ScheduleOrder;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.schedule.report.Limits;

/**
 * A program to step through or to explore.
 *
 * @param classpath where its class files are; empty for a demo that was built in
 * @param className its class, by its binary name
 * @param method a static method of it without parameters, or a {@code main}
 * @param params values of static fields, by name
 * @param arguments what a {@code main} gets
 * @param limits how a schedule of it may unfold
 */
public record ScheduleTarget(
    List<String> classpath,
    String className,
    String method,
    Map<String, Double> params,
    List<String> arguments,
    Limits limits) {

  /**
   * A variant of a lesson's demo, where time may pass at any moment and nothing wakes by itself.
   *
   * @throws threadworks.wording.SentenceException when a parameter is wrong
   */
  public static ScheduleTarget of(
      Lesson lesson, Demo demo, Demo.Variant variant, Map<String, Double> params) {
    return new ScheduleTarget(
        lesson.classpath(),
        demo.className(),
        variant.name(),
        Map.copyOf(Parameters.of(demo, params).values()),
        List.of(),
        Limits.USUAL);
  }

  /** The same with other limits. */
  public ScheduleTarget with(Limits limits) {
    return new ScheduleTarget(classpath, className, method, params, arguments, limits);
  }

  /** The program, as a host is told. */
  ScheduleOrder.Program program() {
    return new ScheduleOrder.Program(classpath, className, method, params, arguments);
  }
}
