package threadworks.cli;

import java.io.PrintWriter;
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
import threadworks.lesson.Demo;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Report;
import threadworks.session.Engine;
import threadworks.wording.Language;
import threadworks.wording.SentenceException;

/** {@code threadworks explore}: walks the schedules of a program and counts what they come to. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    description = {
      "Runs every schedule of a program, fewest context switches first, and counts the outcomes.",
      "Each call into java.util.concurrent is one step, unless it has to wait: what happens within"
          + " it is not explored.",
      "Exits with 0, with 1 when a forbidden outcome was found or somebody waits for ever, with 2"
          + " when the program was refused or the command makes no sense."
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
      names = "--max-steps",
      paramLabel = "N",
      description = "how many steps a schedule may have before it is cut; default: 10,000")
  private @Nullable Integer steps;

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

  @Mixin private Spoken spoken = new Spoken();

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
      if (steps != null) {
        positive("--max-steps", (double) steps);
      }
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
      throw new ParameterException(spec.commandLine(), spoken.words(e), e);
    }
    var bounds =
        new Bounds(
            schedules,
            seconds,
            reduce,
            random == null ? 0 : random,
            seed == null ? 1 : seed,
            Bounds.NONE.from(),
            0);
    Report result;
    try (var engine = Engine.open()) {
      var target = found.target();
      if (steps != null) {
        target = target.with(target.limits().upTo(steps));
      }
      result = Answers.of(engine.explore(target, bounds).over());
    } catch (SentenceException e) {
      throw new ParameterException(spec.commandLine(), spoken.words(e), e);
    }
    if (json) {
      out.println(Json.write(shape(result)));
    } else {
      print(result, bounds, found.forbidden(), out);
    }
    if (result.refused() != null) {
      spec.commandLine().getErr().println("threadworks: " + spoken.wording().say(result.refused()));
      return Cli.USAGE;
    }
    return result.outcomes().stream().anyMatch(o -> isBad(o.outcome(), found.forbidden()))
        ? Cli.FAILED
        : Cli.DONE;
  }

  private static void positive(String option, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          option + " is " + Json.plain(value) + "; give more than 0");
    }
  }

  /** Whether somebody waits for ever, or the demo declares the outcome as forbidden. */
  static boolean isBad(Outcome outcome, List<Demo.Declared> forbidden) {
    return outcome.kind().isForEver() || isForbidden(outcome, forbidden);
  }

  private static boolean isForbidden(Outcome outcome, List<Demo.Declared> forbidden) {
    var kind = threadworks.lab.Outcome.Kind.valueOf(outcome.kind().name());
    return forbidden.stream().anyMatch(each -> each.name().fits(kind, outcome.value()));
  }

  private record Shape(
      long schedules,
      boolean complete,
      long steps,
      double seconds,
      List<Came> outcomes,
      @Nullable String refused,
      List<String> unwoven) {}

  private record Came(String kind, String value, long count, String shortest) {}

  private static Shape shape(Report result) {
    var wording = Language.EN.wording();
    return new Shape(
        result.schedules(),
        result.complete(),
        result.steps(),
        result.seconds(),
        result.outcomes().stream()
            .map(
                o ->
                    new Came(
                        o.outcome().kind().word(),
                        o.outcome().words(wording),
                        o.count(),
                        o.shortest().code()))
            .toList(),
        result.refused() == null ? null : wording.say(result.refused()),
        result.unwoven().stream().map(ExploreCommand::call).toList());
  }

  private void print(Report result, Bounds bounds, List<Demo.Declared> forbidden, PrintWriter out) {
    var wording = spoken.wording();
    for (var found : result.outcomes()) {
      var outcome = found.outcome();
      var shortest = found.shortest().code();
      out.printf(
          Locale.ROOT,
          "%,12d  %s %s%s%n              %s%n",
          found.count(),
          wording.say(outcome.kind().sentence()),
          Text.oneLine(outcome.words(wording)),
          isForbidden(outcome, forbidden) ? "   " + wording.text("explore.forbidden") : "",
          wording.text("explore.shortest", shortest.isEmpty() ? "\"\"" : shortest));
      if (found.again() != null) {
        out.println(" ".repeat(14) + wording.say(found.again().sentence()));
      }
    }
    out.printf(
        Locale.ROOT,
        "%,12d %s%n",
        result.schedules(),
        wording.text(
            "explore.total",
            result.schedules(),
            result.steps(),
            result.seconds(),
            covered(result, bounds)));
    for (var call : result.unwoven()) {
      out.println(" ".repeat(14) + wording.text("explore.unwoven", call(call)));
    }
  }

  private static String call(Report.Call call) {
    return call.method() + " (" + call.file() + ":" + call.line() + ")";
  }

  private String covered(Report result, Bounds bounds) {
    var wording = spoken.wording();
    var parts = new ArrayList<>(result.claim(bounds).stream().map(wording::say).toList());
    if (result.cut() > 0) {
      parts.add(wording.text("explore.steps"));
    }
    boolean mayReduce = !reduce && random == null && result.refused() == null;
    if (mayReduce && !result.complete() && result.cut() == 0 && result.cutBecause() == null) {
      parts.add(wording.text("explore.reduce"));
    }
    return String.join(wording.text("said.apart"), parts);
  }
}
