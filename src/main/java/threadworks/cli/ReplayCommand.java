package threadworks.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import threadworks.schedule.report.Printed;
import threadworks.schedule.report.Replay;
import threadworks.schedule.report.Schedule;
import threadworks.schedule.report.Step;
import threadworks.session.Engine;

/** {@code threadworks replay}: runs one schedule and prints each step. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Runs one schedule of a program again and prints each of its steps.")
final class ReplayCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private Spoken spoken = new Spoken();

  @Parameters(
      arity = "1..2",
      paramLabel = "[LESSON/DEMO/VARIANT] CODE",
      description = "the program, unless --call names one, and the code that explore prints")
  private List<String> words = List.of();

  @Mixin private ScheduleAddress address = new ScheduleAddress();

  @Override
  public Integer call() {
    try {
      if (words.size() != (address.isCall() ? 1 : 2)) {
        throw new IllegalArgumentException(
            address.isCall()
                ? "with --call give the code alone"
                : "give lesson/Demo/variant and a code");
      }
      var found = address.find(address.isCall() ? null : words.getFirst());
      var schedule = Schedule.parse(words.getLast());
      Replay run;
      try (var engine = Engine.open()) {
        run = Answers.of(engine.replay(found.target(), schedule));
      }
      print(run);
      var wrong = run.refused() != null ? run.refused() : run.misfit();
      if (wrong != null) {
        spec.commandLine().getErr().println("threadworks: " + spoken.wording().say(wrong));
        return Cli.USAGE;
      }
      return ExploreCommand.isBad(run.outcome(), found.forbidden()) ? Cli.FAILED : Cli.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), spoken.words(e), e);
    }
  }

  private void print(Replay run) {
    var wording = spoken.wording();
    var out = spec.commandLine().getOut();
    boolean oneFile =
        run.steps().stream().filter(s -> s.line() > 0).map(Step::file).distinct().count() < 2;
    var places = run.steps().stream().map(step -> place(step, oneFile)).toList();
    int width = Math.max(9, places.stream().mapToInt(String::length).max().orElse(0));
    for (int i = 0; i < places.size(); i++) {
      var step = run.steps().get(i);
      out.printf(
          Locale.ROOT,
          "%5d  %s  %-14s %-" + width + "s %s%s%n",
          step.number(),
          step.who(),
          step.name(),
          places.get(i),
          wording.say(step.operation()),
          shown(step.value()));
    }
    for (var printed : run.output()) {
      out.println("       " + wording.text("replay.printed", printed(printed)));
    }
    if (run.misfit() == null && run.refused() == null) {
      var outcome = run.outcome();
      out.printf(
          "%s %s   %s%n",
          wording.say(outcome.kind().sentence()),
          Text.oneLine(outcome.words(wording)),
          run.schedule());
      if (run.again() != null) {
        out.println(wording.say(run.again().sentence()));
      }
    }
  }

  private String printed(Printed printed) {
    var text =
        printed.kind() == Printed.Kind.THROWN
            ? spoken.wording().text("printed.threw", String.valueOf(printed.who()), printed.text())
            : printed.text();
    return text.stripTrailing();
  }

  /** The line, with its file where there is more than one. */
  private String place(Step step, boolean oneFile) {
    if (step.line() == 0) {
      return "";
    }
    return oneFile
        ? spoken.wording().text("replay.line", step.line())
        : step.file() + ":" + step.line();
  }

  private static String shown(@Nullable String value) {
    return value == null ? "" : ": " + value;
  }
}
