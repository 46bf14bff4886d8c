package threadworks.host;

import java.util.List;
import java.util.Map;

/**
 * What a {@link ScheduleHost} is asked to do.
 *
 * @param task what to do
 * @param classpath where the program's class files are; empty for a lesson's
 * @param className its class, by its binary name
 * @param method a static method of it
 * @param params values of static fields, by name
 * @param arguments what a {@code main} gets
 * @param anyTime whether time may pass while a thread could move
 * @param spurious whether waits may end by themselves
 * @param lines whether a step is a line of the program
 * @param schedules how many schedules to run at most
 * @param seconds how long to explore at most
 * @param reduce whether to leave out schedules that only swap independent steps
 * @param random how many schedules to pick at random; 0 walks all
 * @param seed what chance starts from
 * @param code the schedule to replay, to step along or to explore on from
 */
public record ScheduleOrder(
    Task task,
    List<String> classpath,
    String className,
    String method,
    Map<String, Double> params,
    List<String> arguments,
    boolean anyTime,
    boolean spurious,
    boolean lines,
    long schedules,
    double seconds,
    boolean reduce,
    long random,
    long seed,
    String code) {

  /** The things to do with a program. */
  public enum Task {
    /** Explore its schedules; the answer is an {@code Explorer.Report}. */
    EXPLORE,
    /** Run one schedule to its end; the answer is a {@code Replay}. */
    REPLAY,
    /** Run one schedule and stop where it ends; the answer is a {@code Position}. */
    STEP
  }
}
