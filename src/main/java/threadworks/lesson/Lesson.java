package threadworks.lesson;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import threadworks.wording.Language;

/**
 * A lesson: one folder of {@code lessons}.
 *
 * @param slug the folder's name, which is also the package of its demos
 * @param order its place in the list, from 1
 * @param minutes how long it takes
 * @param preview whether its demos are compiled and run with preview features of Java
 * @param texts the text in each language there is; at least one
 * @param demos the demos its text names, in order of first mention
 * @param folder where its files are, its pictures too
 * @param classpath where its class files are; empty where they were built in
 */
public record Lesson(
    String slug,
    int order,
    int minutes,
    boolean preview,
    Map<Language, LessonText> texts,
    List<Demo> demos,
    Path folder,
    List<String> classpath) {
  /**
   * The text in the language asked for, or in the other where it is missing; its {@code language}
   * tells which.
   */
  public LessonText text(Language wanted) {
    var text = texts.get(wanted);
    return text != null ? text : Objects.requireNonNull(texts.get(wanted.other()));
  }

  /** What it says above its texts. */
  public LessonHead head() {
    var titles = new EnumMap<Language, LessonHead.Title>(Language.class);
    texts.forEach(
        (language, text) ->
            titles.put(language, new LessonHead.Title(text.title(), text.shortTitle())));
    return new LessonHead(slug, order, minutes, titles);
  }

  /** The demo of that name. */
  public Optional<Demo> demo(String name) {
    return demos.stream().filter(demo -> demo.name().equals(name)).findFirst();
  }
}
