package threadworks.host;

import java.util.Map;
import java.util.function.BooleanSupplier;
import threadworks.host.warmup.Steps;
import threadworks.schedule.Explorer;
import threadworks.schedule.Program;
import threadworks.schedule.Replayer;
import threadworks.schedule.Stepper;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Schedule;
import threadworks.weave.schedule.ScheduledProgram;

/**
 * What a host for schedules does while nobody asks it for anything: programs that resemble the
 * demos of lessons are woven and run, as orders would have it, until what does that is loaded and
 * compiled. It goes in parts, each of them short; an order in between waits for one at most.
 */
final class Warming {
  /** After so many, the weaver is as quick as it gets. */
  private static final int ROUNDS = 4;

  /** How many schedules of a program are run. */
  private static final int SCHEDULES = 100;

  private final BooleanSupplier goesOn;
  private int done;
  private ClassLoader files = anew();

  /**
   * @param goesOn whether nobody asks for anything; looked at within a part, too
   */
  Warming(BooleanSupplier goesOn) {
    this.goesOn = goesOn;
  }

  /** Finds our class files, and stands for those of yet another demo. */
  private static ClassLoader anew() {
    return new ClassLoader(Warming.class.getClassLoader()) {};
  }

  boolean isOver() {
    return done == ROUNDS * Steps.PROGRAMS.size();
  }

  /** Does the next part. */
  void goOn() {
    var name = Steps.PROGRAMS.get(done % Steps.PROGRAMS.size());
    boolean first = done < Steps.PROGRAMS.size();
    if (done % Steps.PROGRAMS.size() == 0) {
      files = anew();
    }
    done++;
    var program = ScheduledProgram.of(files, Steps.class.getName(), name, Map.of());
    if (first) {
      explore(program);
    } else {
      step(program, Bounds.NONE.from());
    }
  }

  /** Looks for what the program comes to, and steps along the way to the first of it. */
  private void explore(Program program) {
    var bounds = Bounds.NONE.upTo(SCHEDULES).reduced();
    var report = Explorer.of(program, Limits.USUAL, bounds).explore(goesOn, _ -> {});
    toJson(report);
    if (report.outcomes().isEmpty()) {
      return;
    }
    var way = report.outcomes().getFirst().shortest();
    for (int n = 0; n <= way.size() && goesOn.getAsBoolean(); n++) {
      step(program, way.first(n));
      toJson(Replayer.of(program, Limits.USUAL, way.first(n)));
    }
  }

  private static void step(Program program, Schedule schedule) {
    toJson(Stepper.at(program, Limits.USUAL, schedule, 0));
  }

  private static void toJson(Object answer) {
    var _ = JsonPipe.GSON.toJson(answer);
  }
}
