package threadworks.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import threadworks.session.ExploreSession;
import threadworks.session.ExploreSnapshot;

/** {@code threadworks explore}: walks the schedules of a program and counts what they come to. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    description = {
      "Runs every schedule of a program, fewest context switches first, and counts the outcomes.",
      "Each call into java.util.concurrent is one step, unless it has to wait: what happens within"
          + " it is not explored.",
      "Exits with 0, with 1 when a forbidden outcome or a deadlock was found, with 2 when the"
          + " program was refused or the command makes no sense."
    })
final class ExploreCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "LESSON/DEMO/VARIANT",
      description = "what to explore; `threadworks list` names them")
  private @Nullable String path;

  @Mixin private ScheduleAddress address = new ScheduleAddress();

  @Option(
      names = "--max-schedules",
      paramLabel = "N",
      description = "how many schedules to run at most; default: no bound")
  private long schedules = Long.MAX_VALUE;

  @Option(
      names = "--max-seconds",
      paramLabel = "S",
      description = "how long to explore at most; default: 60")
  private double seconds = 60;

  @Option(
      names = "--reduce",
      description = "leaves out schedules that only swap independent steps: they end alike")
  private boolean reduce;

  @Option(
      names = "--random",
      paramLabel = "N",
      description = "picks N schedules at random instead of walking all; proves nothing")
  private @Nullable Long random;

  @Option(names = "--seed", paramLabel = "S", description = "what chance starts from; default: 1")
  private @Nullable Long seed;

  @Option(names = "--json", description = "prints the result as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    ScheduleAddress.Found found;
    try {
      found = address.find(path);
      positive("--max-schedules", (double) schedules);
      positive("--max-seconds", seconds);
      if (random != null) {
        positive("--random", (double) random);
      }
      if (seed != null && random == null) {
        throw new IllegalArgumentException("--seed is for schedules picked by --random N");
      }
      if (reduce && random != null) {
        throw new IllegalArgumentException(
            "--random picks schedules and --reduce walks them: give one of the two");
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    var session =
        ExploreSession.start(
            found.target(),
            new ExploreSession.Bounds(
                schedules,
                seconds,
                reduce,
                random == null ? 0 : random,
                seed == null ? 1 : seed,
                ""));
    while (!session.await(Duration.ofHours(1))) {
      // Its own bound ends it; Ctrl-C ends it sooner.
    }
    var result = session.snapshot();
    if (result.error() != null && result.schedules() == 0) {
      throw new ParameterException(spec.commandLine(), result.error());
    }
    if (json) {
      out.println(Json.write(shape(result)));
    } else {
      print(result, found.forbidden(), out);
    }
    var failure = result.refused() != null ? result.refused() : result.error();
    if (failure != null) {
      spec.commandLine().getErr().println("threadworks: " + failure);
      return Cli.USAGE;
    }
    return result.outcomes().stream().anyMatch(o -> isBad(o.kind(), o.value(), found.forbidden()))
        ? Cli.FAILED
        : Cli.DONE;
  }

  private static void positive(String option, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          option + " is " + Json.plain(value) + "; give more than 0");
    }
  }

  /** Whether an outcome is a deadlock, or one that the demo declares as forbidden. */
  static boolean isBad(String kind, String value, List<String> forbidden) {
    return kind.equals("deadlock") || forbidden.contains(value);
  }

  private record Shape(
      long schedules,
      boolean complete,
      long steps,
      double seconds,
      List<Outcome> outcomes,
      @Nullable String refused,
      List<String> unwoven) {}

  private record Outcome(String kind, String value, long count, String shortest) {}

  private static Shape shape(ExploreSnapshot result) {
    return new Shape(
        result.schedules(),
        result.complete(),
        result.steps(),
        result.seconds(),
        result.outcomes().stream()
            .map(o -> new Outcome(o.kind(), o.value(), o.count(), o.shortest()))
            .toList(),
        result.refused(),
        result.unwoven());
  }

  private void print(ExploreSnapshot result, List<String> forbidden, PrintWriter out) {
    for (var outcome : result.outcomes()) {
      out.printf(
          Locale.ROOT,
          "%,12d  %s %s%s%n              shortest: %s%n",
          outcome.count(),
          outcome.kind(),
          Text.oneLine(outcome.value()),
          forbidden.contains(outcome.value()) ? "   FORBIDDEN" : "",
          outcome.shortest().isEmpty() ? "\"\"" : outcome.shortest());
    }
    out.printf(
        Locale.ROOT,
        "%,12d %s, %,d %s in %.1f s: %s%n",
        result.schedules(),
        result.schedules() == 1 ? "schedule" : "schedules",
        result.steps(),
        result.steps() == 1 ? "step" : "steps",
        result.seconds(),
        covered(result));
    for (var call : result.unwoven()) {
      out.printf("              one step, though threads share an object in it: %s%n", call);
    }
  }

  private String covered(ExploreSnapshot result) {
    if (result.refused() != null) {
      return "refused";
    }
    if (result.complete()) {
      return reduce ? "one of each kind, so these are all outcomes" : "all there are";
    }
    var parts = new ArrayList<String>();
    if (random != null) {
      parts.add("picked at random, which proves nothing about the others");
    } else if (result.estimate() >= result.schedules() + 0.5) {
      parts.add(String.format(Locale.ROOT, "not all, of about %,.0f", result.estimate()));
    } else if (Double.isNaN(result.estimate()) || result.cut() == 0) {
      parts.add("not all");
    }
    if (result.cutBecause() != null) {
      parts.add(result.cutBecause());
    }
    if (result.cut() > 0) {
      parts.add(cut(result));
    } else if (result.cutBecause() == null && !reduce && random == null) {
      parts.add("--reduce runs one of each kind");
    }
    return String.join("; ", parts);
  }

  /** Those cut short would have gone on, so there may be more to come in them. */
  private static String cut(ExploreSnapshot result) {
    var which =
        result.schedules() == 1
            ? "it was"
            : result.cut() == result.schedules()
                ? "each schedule was"
                : result.cut() == 1
                    ? "one of them was"
                    : String.format(Locale.ROOT, "%,d of them were", result.cut());
    return String.format(Locale.ROOT, "%s cut after %,d steps", which, result.cutAfter());
  }
}
