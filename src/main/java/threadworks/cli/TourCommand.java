package threadworks.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;
import threadworks.wording.Language;

/** {@code threadworks tour}: pictures of lessons, for a look without a display. */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description = {
      "Runs lessons' demos in a window that nobody sees and writes a picture of each page and"
          + " chart, and an index.html that shows them.",
      "Without more words: the first lesson, in English and light."
    })
final class TourCommand implements Callable<Integer> {
  private static final List<String> LANGUAGES =
      Stream.of(Language.values()).map(Language::code).toList();
  private static final List<String> THEMES = List.of("light", "dark");

  /** No picture is higher or wider than four digits. */
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{2,3})x([1-9]\\d{2,3})");

  private final Tour tour;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "LESSON",
      description = "the lessons to show, by the names of their folders; default: the first")
  private List<String> lessons = List.of();

  @Option(
      names = "--lang",
      split = ",",
      paramLabel = "en,zh",
      description = "one language or both; default: en")
  private List<String> languages = List.of();

  @Option(
      names = "--theme",
      split = ",",
      paramLabel = "light,dark",
      description = "one theme or both; default: light")
  private List<String> themes = List.of();

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "the window’s size in pixels; default: ${DEFAULT-VALUE}")
  private String size = "1280x720";

  @Option(
      names = "--all",
      description = "every lesson, both languages, both themes, save where fewer are named")
  private boolean all;

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
    var chosen =
        choose("lesson", lessons, LessonCatalog.load().stream().map(LessonEntry::slug).toList());
    var looks = new ArrayList<String>();
    for (var language : choose("language", languages, LANGUAGES)) {
      for (var theme : choose("theme", themes, THEMES)) {
        looks.add(language + "-" + theme);
      }
    }
    var pixels = SIZE.matcher(size);
    if (!pixels.matches()) {
      throw new ParameterException(
          spec.commandLine(), size + " is no size: write width x height, as in 1024x600");
    }
    int width = Integer.parseInt(pixels.group(1));
    int height = Integer.parseInt(pixels.group(2));
    try {
      return tour.take(out, chosen, looks, width, height, spec.commandLine().getOut())
          ? Cli.DONE
          : Cli.FAILED;
    } catch (FileSystemException e) {
      throw new ParameterException(
          spec.commandLine(), sentence(e) + "; give --out a folder that can be written", e);
    }
  }

  /** Those that are named; where none is, all there are or the first. */
  private List<String> choose(String kind, List<String> named, List<String> there) {
    for (var name : named) {
      if (!there.contains(name)) {
        var list = "the " + kind + "s are ";
        throw new ParameterException(
            spec.commandLine(), Nearest.insteadOf(kind, name, there, list));
      }
    }
    return !named.isEmpty() ? named : all ? there : there.stream().limit(1).toList();
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
