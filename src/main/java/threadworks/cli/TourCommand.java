package threadworks.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code threadworks tour}: pictures of everything, for a look without a display. */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description =
        "Runs every lesson's demos in a window that nobody sees and writes a picture of each page"
            + " and chart, and an index.html that shows them.")
final class TourCommand implements Callable<Integer> {
  private final Tour tour;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where to write, made when missing; default: ${DEFAULT-VALUE}")
  private Path out = Path.of(System.getProperty("threadworks.home", "."), "target", "tour");

  TourCommand(Tour tour) {
    this.tour = tour;
  }

  @Override
  public Integer call() throws Exception {
    try {
      return tour.take(out, spec.commandLine().getOut()) ? Cli.DONE : Cli.FAILED;
    } catch (FileSystemException e) {
      throw new ParameterException(
          spec.commandLine(), sentence(e) + "; give --out a folder that can be written", e);
    }
  }

  private static String sentence(FileSystemException e) {
    return switch (e) {
      case AccessDeniedException denied -> denied.getFile() + " may not be written";
      case FileAlreadyExistsException taken -> taken.getFile() + " is not a folder";
      default ->
          e.getFile() + " cannot be made" + (e.getReason() == null ? "" : ": " + e.getReason());
    };
  }
}
