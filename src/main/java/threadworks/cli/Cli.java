package threadworks.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: picks the subcommand and maps what happens to an exit code. */
@Command(
    name = "threadworks",
    mixinStandardHelpOptions = true,
    version = "Threadworks 0.1.0",
    description = "Teaches concurrency with real threads and real processes.",
    footer = "Without a command it opens the window.")
public final class Cli implements Runnable {
  /** The exit code when all went well. */
  public static final int DONE = 0;

  /** The exit code when a demo failed. */
  public static final int FAILED = 1;

  /** The exit code when what was asked for makes no sense, or this machine cannot do it. */
  public static final int USAGE = 2;

  /** What picocli says of an option that takes name and value, and got no such pair. */
  private static final Pattern NO_PAIR =
      Pattern.compile(
          "Value for option option '(.+?)' \\((.+?)\\) should be in KEY=VALUE format but was (.*)");

  /** What picocli says of an option that takes a number, and got none. */
  private static final Pattern NO_NUMBER =
      Pattern.compile("Invalid value for option '(.+?)'.*?: '(.*)' is not an? (\\w+)");

  /** What picocli says of an option that takes one of some words, and got another. */
  private static final Pattern NO_WORD =
      Pattern.compile("Invalid value for option '(.+?)'.*: expected one of \\[(.+)\\] .*'(.*)'");

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private Cli() {}

  /**
   * Runs the command that the arguments name.
   *
   * @param tour makes the pictures of {@code threadworks tour}
   * @param window measures the window for {@code threadworks bench window} and {@code bench charts}
   * @return the exit code
   */
  public static int run(Tour tour, WindowBench window, String... arguments) {
    return commands(tour, window).execute(arguments);
  }

  static CommandLine commands(Tour tour, WindowBench window) {
    var bench = new CommandLine(new BenchCommand());
    bench.addSubcommand(new WindowBenchCommand(window));
    bench.addSubcommand(new ChartBenchCommand(window));
    return new CommandLine(new Cli())
        .addSubcommand(new ListCommand())
        .addSubcommand(new RunCommand())
        .addSubcommand(new ExploreCommand())
        .addSubcommand(new ReplayCommand())
        .addSubcommand(bench)
        .addSubcommand(new TourCommand(tour))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Cli::wrongUsage)
        .setExecutionExceptionHandler(Cli::failed);
  }

  /** One sentence, and what would be right. */
  private static int wrongUsage(ParameterException e, String[] arguments) {
    var command = e.getCommandLine();
    var err = command.getErr();
    err.println("threadworks: " + sentence(e));
    if (e instanceof UnmatchedArgumentException unmatched) {
      var known = new ArrayList<>(command.getSubcommands().keySet());
      command.getCommandSpec().options().forEach(option -> known.add(option.longestName()));
      err.println(
          Nearest.of(unmatched.getUnmatched().getFirst(), known)
              .map(near -> "Did you mean " + near + "?")
              .orElse("There are " + String.join(", ", known) + "."));
    }
    err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    return USAGE;
  }

  /** In words of its user, not in those of Java's types. */
  private static String sentence(ParameterException e) {
    var message = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      return "\"" + unmatched.getUnmatched().getFirst() + "\" is one word too many";
    }
    var number = NO_NUMBER.matcher(message);
    if (number.matches()) {
      var what = number.group(3).equals("double") ? "a number" : "a whole number";
      return number.group(1) + " takes " + what + ", not \"" + number.group(2) + "\"";
    }
    var word = NO_WORD.matcher(message);
    if (word.matches()) {
      var words = word.group(2).toLowerCase(Locale.ROOT);
      return word.group(1) + " is one of " + words + ", not \"" + word.group(3) + "\"";
    }
    return NO_PAIR.matcher(message).replaceFirst("$1 takes $2, not \"$3\"");
  }

  /** A file that cannot be read or written is the user's to mend; anything else is a bug. */
  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof IOException) {
      command.getErr().println("threadworks: " + e.getMessage());
      return USAGE;
    }
    throw e;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
