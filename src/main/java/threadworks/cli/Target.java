package threadworks.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonEntry;
import threadworks.wording.Language;

/**
 * What {@code slug[/Demo[/variant]]} stands for.
 *
 * @param lesson the lesson
 * @param demos the demos to run
 * @param variant the variant to run of the one demo, or an empty string for all
 */
record Target(Lesson lesson, List<Demo> demos, String variant) {

  /**
   * Looks it up.
   *
   * @throws IllegalArgumentException with a sentence that says what would be right
   */
  static Target of(String path, List<LessonEntry> entries) {
    var parts = path.split("/", -1);
    if (parts.length > 3) {
      throw new IllegalArgumentException(
          "\"" + path + "\" has too many parts: give lesson/Demo/variant at most");
    }
    var entry = find("lesson", parts[0], entries, LessonEntry::slug, "the lessons are ");
    var lesson =
        switch (entry) {
          case LessonEntry.Ready ready -> ready.lesson();
          case LessonEntry.Broken broken ->
              throw new IllegalArgumentException("the lesson " + sentence(broken));
        };
    if (parts.length == 1) {
      return new Target(lesson, lesson.demos(), "");
    }
    var demo =
        find("demo", parts[1], lesson.demos(), Demo::name, "the demos of " + parts[0] + " are ");
    if (parts.length == 2) {
      return new Target(lesson, List.of(demo), "");
    }
    var variant =
        find(
            "variant",
            parts[2],
            demo.variants(),
            Demo.Variant::name,
            "the variants of " + demo.name() + " are ");
    return new Target(lesson, List.of(demo), variant.name());
  }

  /** Which lesson is broken, where and why. */
  static String sentence(LessonEntry.Broken broken) {
    var fault = broken.fault();
    return broken.slug()
        + " can't be read: "
        + fault.file()
        + (fault.line() > 0 ? " line " + fault.line() : "")
        + ": "
        + fault.reason(Language.EN);
  }

  private static <T> T find(
      String kind, String name, List<T> all, Function<T, String> nameOf, String list) {
    var names = new ArrayList<String>();
    for (var each : all) {
      if (nameOf.apply(each).equals(name)) {
        return each;
      }
      names.add(nameOf.apply(each));
    }
    throw new IllegalArgumentException(Nearest.insteadOf(kind, name, names, list));
  }

  /** The variants of one of the demos that are to run. */
  List<Demo.Variant> variants(Demo demo) {
    return variant.isEmpty()
        ? demo.variants()
        : demo.variants().stream().filter(v -> v.name().equals(variant)).toList();
  }
}
