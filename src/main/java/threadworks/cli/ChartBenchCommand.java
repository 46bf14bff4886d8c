package threadworks.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code threadworks bench charts}: how long a frame of a chart takes that holds much. */
@Command(
    name = "charts",
    mixinStandardHelpOptions = true,
    description =
        "Draws Data with a million points and a timeline of 8 lanes of 100,000 spans, at 900 × 600"
            + " and in software, and shows how long a frame took: the median, and what 99 of 100"
            + " keep to.")
final class ChartBenchCommand implements Callable<Integer> {
  private final WindowBench bench;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  ChartBenchCommand(WindowBench bench) {
    this.bench = bench;
  }

  @Override
  public Integer call() throws InterruptedException {
    bench.run(List.of("charts"), false, spec.commandLine().getOut());
    return Cli.DONE;
  }
}
