package threadworks.session;

import java.util.List;
import java.util.Map;
import threadworks.host.ScheduleOrder;
import threadworks.lesson.Demo;

/**
 * A program to step through or to explore.
 *
 * @param classpath where its class files are; empty for a lesson's
 * @param className its class, by its binary name
 * @param method a static method of it without parameters, or a {@code main}
 * @param params values of static fields, by name
 * @param arguments what a {@code main} gets
 * @param anyTime whether time may pass while a thread could move
 * @param spurious whether waits may end by themselves
 */
public record ScheduleTarget(
    List<String> classpath,
    String className,
    String method,
    Map<String, Double> params,
    List<String> arguments,
    boolean anyTime,
    boolean spurious) {

  /**
   * A variant of a lesson's demo, where time may pass at any moment and nothing wakes by itself.
   *
   * @throws IllegalArgumentException when a parameter is wrong, with one sentence
   */
  public static ScheduleTarget of(Demo demo, Demo.Variant variant, Map<String, Double> params) {
    return new ScheduleTarget(
        List.of(),
        demo.className(),
        variant.name(),
        Map.copyOf(Parameters.of(demo, params).values()),
        List.of(),
        true,
        false);
  }

  /** The same with another clock and with or without spurious wake-ups. */
  public ScheduleTarget with(boolean anyTime, boolean spurious) {
    return new ScheduleTarget(classpath, className, method, params, arguments, anyTime, spurious);
  }

  /** An order to run one schedule of it. */
  ScheduleOrder order(ScheduleOrder.Task task, String code) {
    return new ScheduleOrder(
        task, classpath, className, method, params, arguments, anyTime, spurious, 1, 0, false, 0, 0,
        code);
  }

  /** An order to explore it. */
  ScheduleOrder order(ExploreSession.Bounds bounds) {
    return new ScheduleOrder(
        ScheduleOrder.Task.EXPLORE,
        classpath,
        className,
        method,
        params,
        arguments,
        anyTime,
        spurious,
        bounds.schedules(),
        bounds.seconds(),
        bounds.reduce(),
        bounds.random(),
        bounds.seed(),
        bounds.from());
  }
}
