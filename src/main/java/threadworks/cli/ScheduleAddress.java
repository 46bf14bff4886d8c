package threadworks.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import threadworks.lab.Expect;
import threadworks.lesson.Demo;
import threadworks.lesson.LessonCatalog;
import threadworks.schedule.report.Limits;
import threadworks.session.ScheduleTarget;
import threadworks.wording.SentenceException;

/** The options that say which program to run under the controlled scheduler, and how. */
final class ScheduleAddress {
  @Option(
      names = "--classpath",
      paramLabel = "DIR",
      description = "where the compiled classes of a program of your own are")
  private @Nullable String classpath;

  @Option(
      names = "--call",
      paramLabel = "PKG.CLASS.METHOD",
      description = "its static method without parameters, or main; with --classpath")
  private @Nullable String call;

  @Option(
      names = "-p",
      paramLabel = "NAME=VALUE",
      description = "sets a parameter of the demo; may be given several times")
  private Map<String, Double> params = new LinkedHashMap<>();

  @Option(
      names = "--clock",
      paramLabel = "any|idle",
      description =
          "whether time may pass at any moment (the default) or only when nobody else can move")
  private String clock = "any";

  @Option(
      names = "--spurious",
      description = "lets each thread wake once from Object.wait or LockSupport.park by itself")
  private boolean spurious;

  @Option(
      names = "--grain",
      paramLabel = "access|line",
      description =
          "what a step is: each access to shared memory (the default), or those of a line together")
  private String grain = "access";

  /**
   * What was asked for.
   *
   * @param forbidden what the demo declares as forbidden
   */
  record Found(ScheduleTarget target, List<Demo.Declared> forbidden) {}

  boolean isCall() {
    return call != null;
  }

  /**
   * Looks it up.
   *
   * @param path {@code slug/Demo/variant}, or null where a call is given
   * @throws IllegalArgumentException with a sentence that says what would be right
   */
  Found find(@Nullable String path) {
    if (!clock.equals("any") && !clock.equals("idle")) {
      throw new IllegalArgumentException("--clock is any or idle, not \"" + clock + "\"");
    }
    if (!grain.equals("access") && !grain.equals("line")) {
      throw new IllegalArgumentException("--grain is access or line, not \"" + grain + "\"");
    }
    if ((path == null) == (call == null)) {
      throw new IllegalArgumentException(
          "give either lesson/Demo/variant or --classpath DIR --call pkg.Class.method");
    }
    var found = call != null ? called(call) : demo(String.valueOf(path));
    return new Found(
        found
            .target()
            .with(
                new Limits(
                    clock.equals("any"), spurious, Limits.USUAL.steps(), grain.equals("line"))),
        found.forbidden());
  }

  private Found called(String call) {
    int dot = call.lastIndexOf('.');
    if (dot <= 0 || dot == call.length() - 1) {
      throw new IllegalArgumentException(
          "--call names a class and its method, as in pkg.Class.method, not \"" + call + "\"");
    }
    if (classpath == null) {
      throw new IllegalArgumentException("--call needs --classpath with the folder of the classes");
    }
    var folders = new ArrayList<String>();
    for (var folder : classpath.split(File.pathSeparator, -1)) {
      if (folder.endsWith("*")) {
        throw new IllegalArgumentException("name each jar of its own in place of " + folder);
      }
      var path = Path.of(folder).toAbsolutePath().normalize();
      if (!Files.exists(path)) {
        throw new IllegalArgumentException("there is no folder " + folder);
      }
      if (!Files.isDirectory(path) && !folder.endsWith(".jar")) {
        throw new IllegalArgumentException(folder + " is neither a folder nor a jar");
      }
      folders.add(path.toString());
    }
    return new Found(
        new ScheduleTarget(
            folders,
            call.substring(0, dot),
            call.substring(dot + 1),
            params,
            List.of(),
            Limits.USUAL),
        List.of());
  }

  private Found demo(String path) {
    if (classpath != null) {
      throw new IllegalArgumentException("--classpath needs --call with the method to run");
    }
    var target = Target.of(path, LessonCatalog.load());
    if (target.variant().isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + path + "\" is not one variant: give lesson/Demo/variant; " + variants(target));
    }
    var demo = target.demos().getFirst();
    var variant = target.variants(demo).getFirst();
    if (!variant.runOnly().isEmpty()) {
      throw new SentenceException("lab.runOnly", variant.name(), variant.runOnly());
    }
    return new Found(
        ScheduleTarget.of(target.lesson(), demo, variant, values(demo)),
        variant.outcomes().stream()
            .filter(outcome -> outcome.expect() == Expect.FORBIDDEN)
            .toList());
  }

  /** Those that steps and searches start from, but for those that are given. */
  private Map<String, Double> values(Demo demo) {
    var values = new HashMap<String, Double>();
    demo.params().forEach(param -> values.put(param.name(), param.small()));
    values.putAll(params);
    return values;
  }

  private static String variants(Target target) {
    var names = new ArrayList<String>();
    for (var demo : target.demos()) {
      demo.variants().forEach(variant -> names.add(demo.name() + "/" + variant.name()));
    }
    return "there are " + String.join(", ", names);
  }
}
