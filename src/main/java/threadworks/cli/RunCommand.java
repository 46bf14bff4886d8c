package threadworks.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import threadworks.lesson.Demo;
import threadworks.lesson.LessonCatalog;
import threadworks.session.RunRequest;
import threadworks.session.RunSession;
import threadworks.session.RunSnapshot;
import threadworks.session.Runner;
import threadworks.session.VariantRun;
import threadworks.wording.SentenceException;

/** {@code threadworks run}: runs demos for real and times them. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs a lesson's demos on real threads and processes and times them.")
final class RunCommand implements Callable<Integer> {
  private static final Duration PULSE = Duration.ofMillis(100);

  /** For how long one variant is run again and again. */
  private static final double MOST_SECONDS = 10;

  /** As many lines of one run as a person reads. */
  private static final int MOST_LINES = 50;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      paramLabel = "LESSON[/DEMO[/VARIANT]]",
      description = "what to run; `threadworks list` names them")
  private String target = "";

  @Option(
      names = "-p",
      paramLabel = "NAME=VALUE",
      description = "sets a parameter of the demo; may be given several times")
  private Map<String, String> params = new LinkedHashMap<>();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "how many rounds over all variants; default: 1")
  private int repeat = 1;

  @Option(
      names = "--times",
      paramLabel = "N",
      description =
          "runs each variant N times, for ten seconds at most, and counts what comes back instead"
              + " of timing it")
  private @Nullable Integer times;

  @Option(
      names = "--python",
      description =
          "runs the demos' twins in Python instead, with the same values; THREADWORKS_PYTHON names"
              + " the program where it is not to be the python3 on the PATH")
  private boolean python;

  @Option(names = "--json", description = "prints the runs as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    var requests = requests();
    if (times != null) {
      return count(requests, times);
    }
    if (python) {
      return runTwins(requests);
    }
    var out = spec.commandLine().getOut();
    var shown = new ArrayList<RunJson.Run>();
    var runs = new ArrayList<VariantRun>();
    try (var runner = Runner.open()) {
      for (var request : requests) {
        var last = json ? await(runner.start(request)) : watch(runner.start(request), request);
        for (var run : last.runs()) {
          shown.add(RunJson.of(request, run));
        }
        runs.addAll(last.runs());
      }
    }
    if (json) {
      out.println(Json.write(Map.of("runs", shown)));
    }
    return exitCode(runs);
  }

  /** Runs the twins, one after another; a demo that has none is passed over beside others. */
  private int runTwins(List<RunRequest> requests) throws InterruptedException {
    var report = new TwinReport(spec.commandLine(), json);
    try (var runner = Runner.open()) {
      for (var request : requests) {
        if (request.demo().python() != null || requests.size() == 1) {
          report.run(runner.twins(), request);
        }
      }
    } catch (SentenceException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return report.end() ? Cli.DONE : Cli.FAILED;
  }

  /** Runs each variant so often, one after another; luck is no failure. */
  private int count(List<RunRequest> requests, int times) {
    var out = spec.commandLine().getOut();
    var shown = new ArrayList<LuckReport.Shape>();
    try (var runner = Runner.open()) {
      for (var request : requests) {
        for (var variant : request.variants()) {
          var one =
              new RunRequest(
                  request.lesson(), request.demo(), List.of(variant), request.params(), times);
          var luck = Answers.of(runner.repeat(one, MOST_SECONDS).over());
          shown.add(LuckReport.shape(one, luck));
          if (!json) {
            LuckReport.print(one, luck, out);
          }
        }
      }
    } catch (SentenceException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    if (json) {
      out.println(Json.write(Map.of("luck", shown)));
    }
    return Cli.DONE;
  }

  /** What this machine cannot run is skipped, which is no failure. */
  static int exitCode(List<VariantRun> runs) {
    return runs.stream().anyMatch(run -> run.status() == VariantRun.Status.FAILED)
        ? Cli.FAILED
        : Cli.DONE;
  }

  private static RunSnapshot await(RunSession session) throws InterruptedException {
    while (!session.await(Duration.ofHours(1))) {
      // A demo may take as long as it likes; Ctrl-C ends it.
    }
    return session.snapshot();
  }

  private RunSnapshot watch(RunSession session, RunRequest request) throws InterruptedException {
    var table = new LiveTable(spec.commandLine().getOut(), LiveTable.isTerminal());
    table.begin(request);
    while (!session.await(PULSE)) {
      table.show(session.snapshot());
    }
    var last = session.snapshot();
    table.end(last);
    Bars.print(last.runs(), spec.commandLine().getOut());
    for (var run : last.runs()) {
      print(run, false, spec.commandLine().getOut());
      print(run, true, spec.commandLine().getErr());
    }
    return last;
  }

  /** What a run wrote to System.out, or to System.err: the stack of what it threw above all. */
  private void print(VariantRun run, boolean errors, PrintWriter to) {
    var lines = run.trace().output().stream().filter(line -> line.error() == errors).toList();
    if (lines.isEmpty()) {
      return;
    }
    var round = repeat > 1 ? ", round " + run.round() + "," : "";
    to.println(
        run.variant().name() + round + " wrote to " + (errors ? "System.err:" : "System.out:"));
    lines.stream().limit(MOST_LINES).forEach(line -> to.println("  " + line.text()));
    if (lines.size() > MOST_LINES) {
      to.println("  … and " + (lines.size() - MOST_LINES) + " lines more; --json has them all");
    }
    to.println();
  }

  /** One request a demo; a parameter goes to every demo that has it. */
  private List<RunRequest> requests() {
    try {
      if (repeat < 1) {
        throw new IllegalArgumentException("--repeat is " + repeat + "; give 1 or more");
      }
      if (times != null && times < 1) {
        throw new IllegalArgumentException("--times is " + times + "; give 1 or more");
      }
      if (times != null && repeat > 1) {
        throw new IllegalArgumentException(
            "--repeat times every round and --times counts what comes back: give one of the two");
      }
      if (python && (times != null || repeat > 1)) {
        throw new IllegalArgumentException(
            "--python runs a twin once, from its first line to its last: leave out --repeat and"
                + " --times");
      }
      var found = Target.of(target, LessonCatalog.load());
      var left = new HashSet<>(params.keySet());
      var requests = new ArrayList<RunRequest>();
      for (var demo : found.demos()) {
        var values = new HashMap<String, Double>();
        for (var param : demo.params()) {
          var text = params.get(param.name());
          if (text != null) {
            values.put(param.name(), number(param, text));
            left.remove(param.name());
          }
        }
        var request = new RunRequest(found.lesson(), demo, found.variants(demo), values, repeat);
        request.check();
        requests.add(request);
      }
      if (!left.isEmpty()) {
        throw new IllegalArgumentException(unknown(left.iterator().next(), found.demos()));
      }
      return requests;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static double number(Demo.Param param, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the parameter " + param.name() + " is a number, not \"" + text + "\"", e);
    }
  }

  private static String unknown(String name, List<Demo> demos) {
    var known = demos.stream().flatMap(d -> d.params().stream()).map(Demo.Param::name).toList();
    return "there is no parameter "
        + name
        + "; "
        + Nearest.of(name, known).map(near -> "did you mean " + near + "? ").orElse("")
        + (known.isEmpty() ? "there are none here" : "there are " + String.join(", ", known));
  }
}
