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
 * @param known of how many of its moves nobody asks any more what they did
 */
public record ScheduleOrder(
    long id,
    Task task,
    Program program,
    Limits limits,
    Bounds bounds,
    Schedule schedule,
    int known) {

  /** To explore a program's schedules within bounds. */
  public static ScheduleOrder explore(Program program, Limits limits, Bounds bounds) {
    return new ScheduleOrder(0, Task.EXPLORE, program, limits, bounds, bounds.from(), 0);
  }

  /** To run a schedule to the program's end. */
  public static ScheduleOrder replay(Program program, Limits limits, Schedule schedule) {
    return new ScheduleOrder(0, Task.REPLAY, program, limits, Bounds.NONE, schedule, 0);
  }

  /**
   * To say where a program stands after the moves of a schedule.
   *
   * @param known of how many of them nobody asks any more what they did
   */
  public static ScheduleOrder step(Program program, Limits limits, Schedule schedule, int known) {
    return new ScheduleOrder(0, Task.STEP, program, limits, Bounds.NONE, schedule, known);
  }

  /** To do nothing. */
  public static ScheduleOrder rest(Program program, Limits limits) {
    return new ScheduleOrder(0, Task.REST, program, limits, Bounds.NONE, Bounds.NONE.from(), 0);
  }

  /** The same by another number. */
  ScheduleOrder withId(long id) {
    return new ScheduleOrder(id, task, program, limits, bounds, schedule, known);
  }

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
