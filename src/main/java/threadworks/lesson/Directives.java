package threadworks.lesson;

import java.util.List;
import java.util.stream.Collectors;

/** All directives there are. */
final class Directives {
  private static final List<Directive<?>> ALL =
      List.of(
          new DemoDirective(),
          new CardDirective("predict", LessonText.Card.Kind.PREDICT),
          new CardDirective("question", LessonText.Card.Kind.QUESTION),
          new Seen.Reader(),
          new Steps.Reader(),
          new Outcomes.Reader(),
          new NoteDirective());

  private Directives() {}

  /** The directive that a fence asks for. */
  static Directive<?> of(Fence fence) throws LessonException {
    for (var directive : ALL) {
      if (directive.word().equals(fence.word())) {
        return directive;
      }
    }
    throw fence.wrong(
        "fault.directive",
        fence.word(),
        ALL.stream().map(Directive::word).collect(Collectors.joining(", ")));
  }
}
