package threadworks.host;

import java.util.List;
import java.util.Map;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Schedule;

/**
 * What a {@link ScheduleHost} is asked to do. It does one thing at a time, and a new order ends
 * what is under way.
 *
 * @param id comes back with every answer
 * @param task what to do
 * @param program with what
 * @param limits how a schedule may unfold
 * @param bounds how far to explore
 * @param schedule the schedule to replay or to step along
 */
public record ScheduleOrder(
    long id, Task task, Program program, Limits limits, Bounds bounds, Schedule schedule) {

  /** The things to do with a program. */
  public enum Task {
    /** Explore its schedules; the answer is a {@code Report}. */
    EXPLORE,
    /** Run one schedule to its end; the answer is a {@code Replay}. */
    REPLAY,
    /** Run one schedule and stop where it ends; the answer is a {@code Position}. */
    STEP,
    /** Nothing, which ends what is under way; the answer is an empty object. */
    REST
  }

  /**
   * A program.
   *
   * @param classpath where its class files are; empty for a demo that was built in
   * @param className its class, by its binary name
   * @param method a static method of it without parameters, or a {@code main}
   * @param params values of static fields, by name
   * @param arguments what a {@code main} gets
   */
  public record Program(
      List<String> classpath,
      String className,
      String method,
      Map<String, Double> params,
      List<String> arguments) {}
}
