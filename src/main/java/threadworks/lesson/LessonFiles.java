package threadworks.lesson;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Language;

/**
 * The files of one lesson: what its author wrote, and what the build has made of it.
 *
 * @param folder the lesson's folder
 * @param slug the folder's name
 * @param classes where what the build has made is found
 */
record LessonFiles(Path folder, String slug, ClassLoader classes) {
  static LessonFiles of(Path folder, ClassLoader classes) {
    return new LessonFiles(folder, slug(folder), classes);
  }

  /** A lesson's name, that of its folder. */
  static String slug(Path folder) {
    return folder.getFileName().toString().replace("/", "");
  }

  /** Whether a folder of that name, with a lesson's text in it, stands beside this one. */
  boolean isLesson(String name) {
    return Arrays.stream(Language.values())
        .map(LessonReader::fileName)
        .anyMatch(text -> Files.isRegularFile(folder.resolveSibling(name).resolve(text)));
  }

  /** A file of the folder, its lines ending in a line feed; null where there is none. */
  @Nullable String text(String name) throws LessonException {
    var file = folder.resolve(name);
    return Files.isRegularFile(file) ? read(file, name) : null;
  }

  /** Reads a file that is there; {@code name} is what an error calls it. */
  static String read(Path file, String name) throws LessonException {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      throw new LessonException(name, 0, "fault.file.utf");
    } catch (IOException e) {
      throw new LessonException(name, 0, "fault.file", String.valueOf(e.getMessage()));
    }
  }

  /** The class file of a class of the lesson's package, by its simple name; null where none is. */
  byte @Nullable [] classFile(String name) throws LessonException {
    return built(slug + "/" + name + ".class");
  }

  /** What the compiler has left instead of class files; null where it did not fail. */
  @Nullable String fault() throws LessonException {
    var fault = built("lessons/" + slug + "/" + LessonCompiler.FAULT);
    return fault == null ? null : new String(fault, StandardCharsets.UTF_8);
  }

  private byte @Nullable [] built(String name) throws LessonException {
    try (var in = classes.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new LessonException("", 0, "fault.built", name, String.valueOf(e.getMessage()));
    }
  }
}
