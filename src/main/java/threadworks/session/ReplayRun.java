package threadworks.session;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import threadworks.host.ScheduleOrder;
import threadworks.host.ScheduleProcess;

/**
 * One schedule of a program, run to its end.
 *
 * @param steps its steps, in order
 * @param kind how it ended, as in {@link ExploreSnapshot.Outcome}
 * @param value what it came to
 * @param code the whole schedule
 * @param output what was printed, in order
 * @param misfit why the given schedule does not fit the program, or null
 * @param refused why the program cannot be explored, or null
 */
public record ReplayRun(
    List<Step> steps,
    String kind,
    String value,
    String code,
    List<String> output,
    @Nullable String misfit,
    @Nullable String refused) {

  /**
   * One step.
   *
   * @param number its number, from 1
   * @param who the letter of the thread, T for the clock
   * @param name the thread's name
   * @param file the file of the source, empty when unknown
   * @param line the line in it, 0 when unknown
   * @param operation what it did
   * @param value what it read or wrote or what came back, or null
   */
  public record Step(
      int number,
      String who,
      String name,
      String file,
      int line,
      String operation,
      @Nullable String value) {}

  /** As the host sends it. */
  private record Told(
      List<Step> steps,
      Came outcome,
      String schedule,
      List<String> output,
      @Nullable String misfit,
      @Nullable String refused) {}

  private record Came(String kind, String value) {}

  /**
   * Runs it, in a child JVM of its own, and waits for its end.
   *
   * @throws IllegalArgumentException when there is no such program or the code is none, with one
   *     sentence
   * @throws IllegalStateException when the program ended its process, with one sentence
   */
  public static ReplayRun of(ScheduleTarget target, String code) {
    try (var host = ScheduleProcess.startForSteps()) {
      var told =
          host.ask(target.order(ScheduleOrder.Task.REPLAY, code), Told.class, progress -> {});
      return new ReplayRun(
          told.steps(),
          told.outcome().kind().toLowerCase(Locale.ROOT),
          told.outcome().value(),
          told.schedule(),
          told.output(),
          told.misfit(),
          told.refused());
    }
  }
}
