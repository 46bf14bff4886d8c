package threadworks.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import threadworks.wording.Language;

/**
 * What the classes of a lesson are made from: two that are equal make the same ones.
 *
 * @param files all its Java files
 * @param preview whether they may use preview features of Java
 */
public record LessonSources(List<SourceCompiler.Source> files, boolean preview) {
  /** Those of the lesson in a folder; none where there is no such folder. */
  static LessonSources of(Path lesson) throws LessonException {
    return new LessonSources(files(lesson), wantsPreview(lesson));
  }

  private static List<SourceCompiler.Source> files(Path lesson) throws LessonException {
    if (!Files.isDirectory(lesson)) {
      return List.of();
    }
    var sources = new ArrayList<SourceCompiler.Source>();
    try (var files = Files.walk(lesson)) {
      for (var file : files.filter(file -> file.toString().endsWith(".java")).sorted().toList()) {
        var name = lesson.relativize(file).toString().replace('\\', '/');
        sources.add(
            new SourceCompiler.Source(
                LessonFiles.slug(lesson) + "/" + name, LessonFiles.read(file, name)));
      }
    } catch (IOException e) {
      throw new LessonException("", 0, "fault.file", String.valueOf(e.getMessage()));
    }
    return List.copyOf(sources);
  }

  /** Whether a text of the lesson says so. */
  private static boolean wantsPreview(Path lesson) {
    for (var language : Language.values()) {
      try {
        var file = LessonReader.fileName(language);
        var path = lesson.resolve(file);
        if (Files.isRegularFile(path)) {
          return FrontMatter.read(file, LessonFiles.read(path, file).lines().toList()).preview();
        }
      } catch (LessonException e) {
        // It is told when the lesson is read.
      }
    }
    return false;
  }
}
