package threadworks.lesson;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Language;

/** Reads one folder as a lesson: its texts, the demos they name, and whether the texts agree. */
final class LessonReader {
  private static final Pattern PACKAGE = Pattern.compile("(?!threadworks$)[a-z][a-z0-9]*");

  private final LessonFiles files;
  private final Map<String, Demo> demos = new LinkedHashMap<>();

  LessonReader(Path folder, ClassLoader classes) {
    this.files = LessonFiles.of(folder, classes);
  }

  LessonEntry read() {
    try {
      return new LessonEntry.Ready(lesson());
    } catch (LessonException e) {
      return new LessonEntry.Broken(files.slug(), e.fault().in(files.slug()));
    }
  }

  private Lesson lesson() throws LessonException {
    if (!mayBePackage(files.slug())) {
      throw new LessonException("", 0, "fault.folder");
    }
    var fault = files.fault();
    if (fault != null) {
      throw new LessonException(FaultFile.read(fault));
    }
    var parsed = new EnumMap<Language, ParsedText>(Language.class);
    for (var language : Language.values()) {
      var name = fileName(language);
      var text = files.text(name);
      if (text != null) {
        parsed.put(
            language, new TextReader(language, name, this::demo, files::isLesson).read(text));
      }
    }
    if (parsed.isEmpty()) {
      throw new LessonException("", 0, "fault.folder.empty");
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
        files.slug(),
        any.order(),
        any.minutes(),
        any.preview(),
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
    var java = files.text(name + ".java");
    if (java == null) {
      return null;
    }
    var demo = new DemoReader(files, name, java).read();
    demos.put(name, demo);
    return demo;
  }
}
