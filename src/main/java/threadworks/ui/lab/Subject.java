package threadworks.ui.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Outcome;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.wording.Language;

/**
 * What the lab is about.
 *
 * @param demo one of the lesson's demos
 * @param text what its parts are called now
 * @param variants the names of the variants that are asked for; none to leave the learner his
 *     choice
 * @param code the schedule that is asked for; null for none
 */
public record Subject(
    Lesson lesson, Demo demo, DemoBlock text, List<String> variants, @Nullable String code) {

  static Subject of(Lesson lesson, Demo demo, Language language) {
    var text =
        lesson
            .text(language)
            .demo(demo.name())
            .orElse(
                new DemoBlock(demo.name(), Map.of(), List.of(), Map.of(), List.of(), false, null));
    return new Subject(lesson, demo, text, List.of(), null);
  }

  /** The same, and this is asked for. */
  Subject with(List<String> variants, @Nullable String code) {
    return new Subject(lesson, demo, text, variants, code);
  }

  /** The same, and this variant is asked for. */
  public Subject asking(String variant) {
    return with(List.of(variant), null);
  }

  /** What a variant or a parameter is called. */
  public String label(String name) {
    return text.label(name);
  }

  /** What an outcome of a variant is called; empty where the lesson does not say. */
  public Optional<String> label(String variant, Outcome.Kind kind, String value) {
    return text.outcome(variant, kind, value);
  }
}
