package threadworks.weave.schedule;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import threadworks.schedule.CodeSites;

/**
 * The woven twins of this JDK's classes as a jar: a JVM that has it on its class path need not
 * weave them, and they can be part of its archive of loaded classes.
 *
 * <p>It belongs to one build and one JDK. Woven classes know their places by number, so the jar
 * brings the places along; they have the first numbers in a JVM that has it.
 */
public final class Twins {
  /** Where there may be any. */
  private static final List<String> PACKAGES =
      List.of("java/util", "java/util/concurrent", "java/util/stream", "jdk/internal/util");

  private Twins() {}

  /**
   * Weaves them all, which takes some seconds; in a JVM that has woven nothing before.
   *
   * @throws IOException when the jar cannot be written
   */
  public static void write(Path jar) throws IOException {
    var shapes = Shapes.COMMON;
    var weaver = new ScheduleWeaver(shapes);
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(0);
      for (var name : names(shapes, weaver)) {
        var bytes = shapes.bytes(name);
        if (bytes != null) {
          out.putNextEntry(new JarEntry(weaver.names.map(name) + ".class"));
          out.write(weaver.weave(bytes));
        }
      }
      out.putNextEntry(new JarEntry(CodeSites.RESOURCE));
      var places = new DataOutputStream(out);
      CodeSites.write(places);
      places.flush();
    }
  }

  private static List<String> names(Shapes shapes, ScheduleWeaver weaver) {
    var base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
    return PACKAGES.stream()
        .flatMap(name -> files(base.resolve(name)))
        .map(file -> base.relativize(file).toString().replaceFirst("\\.class$", ""))
        .filter(name -> weaver.names.isRenamed(name) && shapes.of(name) != null)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
