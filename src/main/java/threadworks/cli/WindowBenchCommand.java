package threadworks.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code threadworks bench window}: how quick the window is, and whether its memory stays flat. */
@Command(
    name = "window",
    mixinStandardHelpOptions = true,
    description = {
      "Steps, drags and switches modes in a window, and shows how long each took"
          + " until it was painted, the engine included.",
      "Exit code 1 when a thousand switches between the modes leave more memory, listeners,"
          + " threads or processes behind."
    })
final class WindowBenchCommand implements Callable<Integer> {
  private static final List<String> PARTS = List.of("step", "drag", "modes");

  private final WindowBench bench;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "what to measure: step, drag, modes; default: all")
  private List<String> parts = List.of();

  @Option(
      names = "--display",
      description =
          "in a window on the display: without one, most of a pulse is the copying of its picture")
  private boolean display;

  WindowBenchCommand(WindowBench bench) {
    this.bench = bench;
  }

  @Override
  public Integer call() throws InterruptedException {
    for (var part : parts) {
      if (!PARTS.contains(part)) {
        throw new ParameterException(
            spec.commandLine(), Nearest.insteadOf("part", part, PARTS, "the parts are "));
      }
    }
    var chosen = parts.isEmpty() ? PARTS : parts;
    return bench.run(chosen, display, spec.commandLine().getOut()) ? Cli.DONE : Cli.FAILED;
  }
}
