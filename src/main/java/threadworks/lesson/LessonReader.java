package threadworks.lesson;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Language;

/** Reads one folder as a lesson: its texts, the demos they name, and whether the texts agree. */
final class LessonReader {
  private static final Pattern PACKAGE = Pattern.compile("(?!threadworks$)[a-z][a-z0-9]*");

  private final Path folder;
  private final String slug;
  private final ClassLoader classes;
  private final Map<String, Demo> demos = new LinkedHashMap<>();

  LessonReader(Path folder, ClassLoader classes) {
    this.folder = folder;
    this.slug = folder.getFileName().toString().replace("/", "");
    this.classes = classes;
  }

  LessonEntry read() {
    try {
      return new LessonEntry.Ready(lesson());
    } catch (LessonException e) {
      return e.in(slug);
    }
  }

  private Lesson lesson() throws LessonException {
    if (!mayBePackage(slug)) {
      throw new LessonException(
          "",
          0,
          "the folder's name is the package of its demos: use lower-case letters and digits only,"
              + " and not threadworks");
    }
    var fault = built("lessons/" + slug + "/" + LessonCompiler.FAULT, "");
    if (fault != null) {
      throw LessonException.read(new String(fault, StandardCharsets.UTF_8));
    }
    var parsed = new EnumMap<Language, ParsedText>(Language.class);
    for (var language : Language.values()) {
      var name = fileName(language);
      var text = source(name);
      if (text != null) {
        parsed.put(language, new TextReader(language, name, this::demo).read(text));
      }
    }
    if (parsed.isEmpty()) {
      throw new LessonException(
          "", 0, "there is neither lesson.en.md nor lesson.zh.md: write at least one of them");
    }
    var english = parsed.get(Language.EN);
    var chinese = parsed.get(Language.ZH);
    if (english != null && chinese != null) {
      chinese.mustAgreeWith(english);
    }
    var any = parsed.values().iterator().next().frontMatter();
    var texts = new EnumMap<Language, LessonText>(Language.class);
    parsed.forEach((language, text) -> texts.put(language, text.text()));
    return new Lesson(
        slug,
        any.order(),
        any.minutes(),
        Collections.unmodifiableMap(texts),
        List.copyOf(demos.values()));
  }

  /** Whether a folder of that name can be the package of its demos; the program's own is taken. */
  static boolean mayBePackage(String slug) {
    return PACKAGE.matcher(slug).matches();
  }

  static String fileName(Language language) {
    return "lesson." + language.code() + ".md";
  }

  /** The demo of that name, read once; null where the folder has no such demo. */
  private @Nullable Demo demo(String name) throws LessonException {
    var known = demos.get(name);
    if (known != null) {
      return known;
    }
    var java = source(name + ".java");
    if (java == null) {
      return null;
    }
    var python = source(name.toLowerCase(Locale.ROOT) + ".py");
    if (python == null) {
      python = source(slug + ".py");
    }
    var demo = new DemoReader(slug, name, java, python).read(classFile(name));
    demos.put(name, demo);
    return demo;
  }

  private byte[] classFile(String name) throws LessonException {
    var classFile = built(slug + "/" + name + ".class", name + ".java");
    if (classFile == null) {
      throw new LessonException(
          name + ".java",
          0,
          "it has no class file: it must declare a class "
              + name
              + ", and the lessons must be built");
    }
    return classFile;
  }

  /** A file that the build has made of a source, null where there is none. */
  private byte @Nullable [] built(String name, String source) throws LessonException {
    try (var in = classes.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new LessonException(
          source, 0, "what the build made of it cannot be read: " + e.getMessage());
    }
  }

  /** A file of the folder, its lines ending in a line feed; null where there is none. */
  private @Nullable String source(String name) throws LessonException {
    var file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      throw new LessonException(name, 0, "it is not UTF-8 text: save it as UTF-8");
    } catch (IOException e) {
      throw new LessonException(name, 0, "it cannot be read: " + e.getMessage());
    }
  }
}
