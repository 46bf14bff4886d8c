package threadworks.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import threadworks.multiprocessing.bench.Bench;

/** Measures the pools, queues and shared memory against Python's. */
@Command(
    name = "bench",
    description =
        "Runs the same work here and in Python (where python3 is found), in turns, and shows the"
            + " medians. The ratio says how many times faster than Python.",
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "As JSON, for programs.")
  private boolean json;

  @Option(names = "--rounds", defaultValue = "5", description = "How often, each; 5 if not given.")
  private int rounds;

  @Parameters(paramLabel = "<row>", arity = "0..*", description = "Only these rows.")
  private List<String> rows = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var command = Objects.requireNonNull(spec).commandLine();
    if (rounds < 1) {
      throw new ParameterException(command, "--rounds is " + rounds + "; give 1 or more.");
    }
    for (var row : rows) {
      if (!Bench.names().contains(row)) {
        throw new ParameterException(
            command,
            "There is no row " + row + "; there are " + String.join(", ", Bench.names()) + ".");
      }
    }
    var err = command.getErr();
    var table =
        Bench.run(
            rounds,
            rows,
            now -> {
              err.println(now);
              err.flush();
            });
    var out = command.getOut();
    out.print(json ? Json.write(table) + "\n" : text(table));
    out.flush();
    return Cli.DONE;
  }

  private static String text(Bench.Table table) {
    var machine = table.machine();
    var text = new StringBuilder();
    text.append("The Python program:\n\n").append(table.program().indent(4)).append('\n');
    text.append(
        "%s, %d cores, %s, %s%n"
            .formatted(
                machine.os(),
                machine.cores(),
                machine.java(),
                machine.python() == null ? "no python3 found" : machine.python()));
    text.append("Medians of %d rounds.%n%n".formatted(table.rounds()));
    text.append("%-24s %14s %14s %9s %s%n".formatted("", "threadworks", "python", "ratio", "unit"));
    for (var row : table.rows()) {
      text.append(
          "%-24s %14s %14s %9s %s%n"
              .formatted(
                  row.name(),
                  number(row.threadworks()),
                  number(row.python()),
                  row.ratio() == null ? "-" : String.format(Locale.ROOT, "%.2f ×", row.ratio()),
                  row.unit()));
    }
    return text.toString();
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "-";
    }
    return String.format(Locale.ROOT, value < 1000 ? "%,.1f" : "%,.0f", value);
  }
}
