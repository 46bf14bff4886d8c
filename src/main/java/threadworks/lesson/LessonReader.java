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
  private final List<String> classpath;
  private final Map<String, Demo> demos = new LinkedHashMap<>();

  /**
   * A reader of one lesson.
   *
   * @param classes finds what has been compiled of it
   * @param classpath where that is, for whoever runs it; empty where it was built in
   */
  LessonReader(Path folder, ClassLoader classes, List<String> classpath) {
    this.files = LessonFiles.of(folder, classes);
    this.classpath = List.copyOf(classpath);
  }

  /** The lesson for the list, of which the heads are read now. */
  ListedLesson listed() {
    return new ListedLesson(files.slug(), head(), this::read);
  }

  /** What the heads of its texts say; null where there is none, or one that is wrong. */
  private @Nullable LessonHead head() {
    var titles = new EnumMap<Language, LessonHead.Title>(Language.class);
    FrontMatter any = null;
    try {
      for (var language : Language.values()) {
        var name = fileName(language);
        var text = files.text(name);
        if (text != null) {
          var head = FrontMatter.read(name, text.lines().toList());
          titles.put(language, new LessonHead.Title(head.title(), head.shortTitle()));
          any = any == null ? head : any;
        }
      }
    } catch (LessonException e) {
      return null;
    }
    return any == null
        ? null
        : new LessonHead(
            files.slug(), any.order(), any.minutes(), Collections.unmodifiableMap(titles));
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
        List.copyOf(demos.values()),
        files.folder(),
        classpath);
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
