package threadworks.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;
import threadworks.session.RunRequest;
import threadworks.wording.Language;

/** Lists the lessons, their demos, and what can be chosen. */
@Command(
    name = "list",
    description = "Lists the lessons, their demos, variants and parameters.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "As JSON, for programs.")
  private boolean json;

  @Override
  public Integer call() {
    var command = Objects.requireNonNull(spec).commandLine();
    var lessons = LessonCatalog.load();
    if (json) {
      command.getOut().println(Json.write(lessons.stream().flatMap(ListCommand::shape).toList()));
    } else {
      for (var entry : lessons) {
        if (entry instanceof LessonEntry.Ready(var lesson)) {
          print(lesson, command.getOut());
        }
      }
    }
    for (var entry : lessons) {
      if (entry instanceof LessonEntry.Broken broken) {
        command.getErr().println(Target.sentence(broken));
      }
    }
    return Cli.DONE;
  }

  private static void print(Lesson lesson, PrintWriter out) {
    out.printf(
        "%s: %s (%d min)%n", lesson.slug(), lesson.text(Language.EN).title(), lesson.minutes());
    for (var demo : lesson.demos()) {
      out.printf(
          "  %s/%s: %s%n",
          lesson.slug(),
          demo.name(),
          demo.variants().stream().map(Demo.Variant::name).collect(Collectors.joining(", ")));
      for (var param : demo.params()) {
        var line =
            "    -p %s=%s   %s to %s %s"
                .formatted(
                    param.name(),
                    Text.number(param.value()),
                    Text.number(param.min()),
                    Text.number(param.max()),
                    param.unit());
        out.println(line.stripTrailing());
      }
    }
  }

  private static Stream<LessonShape> shape(LessonEntry entry) {
    return entry instanceof LessonEntry.Ready(var lesson)
        ? Stream.of(
            new LessonShape(
                lesson.slug(),
                lesson.text(Language.EN).title(),
                lesson.minutes(),
                lesson.texts().keySet().stream().sorted().map(Language::code).toList(),
                lesson.demos().stream().map(demo -> shape(lesson, demo)).toList()))
        : Stream.of();
  }

  private static DemoShape shape(Lesson lesson, Demo demo) {
    var defaults = new RunRequest(lesson, demo, demo.variants(), Map.of(), 1);
    return new DemoShape(
        demo.name(),
        demo.variants().stream()
            .map(v -> new VariantShape(v.name(), Json.millis(defaults.idealMillis(v))))
            .toList(),
        demo.params().stream()
            .map(
                p ->
                    new ParamShape(
                        p.name(), Json.plain(p.value()), Json.plain(p.min()), Json.plain(p.max())))
            .toList());
  }

  private record LessonShape(
      String slug, String title, int minutes, List<String> languages, List<DemoShape> demos) {}

  private record DemoShape(String name, List<VariantShape> variants, List<ParamShape> params) {}

  private record VariantShape(String name, @Nullable Number idealMs) {}

  private record ParamShape(String name, Number value, Number min, Number max) {}
}
