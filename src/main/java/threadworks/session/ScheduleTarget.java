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
 * @param lines whether a step is a line of the program, not a single access to memory
 */
public record ScheduleTarget(
    List<String> classpath,
    String className,
    String method,
    Map<String, Double> params,
    List<String> arguments,
    boolean anyTime,
    boolean spurious,
    boolean lines) {

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
        false,
        false);
  }

  /** The same with another clock, with or without spurious wake-ups, and of another grain. */
  public ScheduleTarget with(boolean anyTime, boolean spurious, boolean lines) {
    return new ScheduleTarget(
        classpath, className, method, params, arguments, anyTime, spurious, lines);
  }

  /** An order to run one schedule of it. */
  ScheduleOrder order(ScheduleOrder.Task task, String code) {
    return new ScheduleOrder(
        task, classpath, className, method, params, arguments, anyTime, spurious, lines, 1, 0,
        false, 0, 0, code);
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
        lines,
        bounds.schedules(),
        bounds.seconds(),
        bounds.reduce(),
        bounds.random(),
        bounds.seed(),
        bounds.from());
  }
}
