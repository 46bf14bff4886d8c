package threadworks.ui.lab;

import java.util.List;
import java.util.Map;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.wording.Language;

/**
 * What the lab is about.
 *
 * @param demo one of the lesson's demos
 * @param labels what its variants and parameters are called now, by their names in the source
 * @param variants the names of the variants that are asked for; none to leave the learner his
 *     choice
 */
public record Subject(Lesson lesson, Demo demo, Map<String, String> labels, List<String> variants) {

  static Subject of(Lesson lesson, Demo demo, Language language) {
    return new Subject(lesson, demo, lesson.text(language).labels(demo.name()), List.of());
  }

  Subject with(List<String> asked) {
    return new Subject(lesson, demo, labels, asked);
  }

  /** What a variant or a parameter is called. */
  public String label(String name) {
    return labels.getOrDefault(name, name);
  }
}
