package threadworks.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * A lesson's text with what is needed to compare it with its translation.
 *
 * @param file the file's name
 * @param frontMatter what stands above it
 * @param text the text
 * @param lines the line each of its blocks begins at
 */
record ParsedText(String file, FrontMatter frontMatter, LessonText text, List<Integer> lines) {
  /** Fails at the first place where a learner of the other language would get another lesson. */
  void mustAgreeWith(ParsedText other) throws LessonException {
    frontMatter.mustAgreeWith(other.frontMatter, file, other.file);
    var here = parts();
    var there = other.parts();
    for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
      if (i == here.size()) {
        throw new LessonException(
            file, 0, other.file + " goes on with " + there.get(i).what() + ": add it here too");
      }
      var part = here.get(i);
      if (i == there.size()) {
        throw new LessonException(
            file, part.line(), other.file + " has no such block: add " + part.what() + " there");
      }
      if (!part.what().equals(there.get(i).what())) {
        throw new LessonException(
            file,
            part.line(),
            "this is %s, but %s has %s in its place, at line %d: make them alike"
                .formatted(part.what(), other.file, there.get(i).what(), there.get(i).line()));
      }
    }
  }

  /** A block that must be the same in each language, in words. */
  private record Part(String what, int line) {}

  private List<Part> parts() {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < text.blocks().size(); i++) {
      int line = lines.get(i);
      switch (text.blocks().get(i)) {
        case LessonText.DemoBlock demo -> parts.add(new Part("the demo " + demo.demo(), line));
        case LessonText.Card card -> parts.add(new Part(what(card), line));
        case LessonText.Prose _, LessonText.Notes _ -> {}
      }
    }
    return parts;
  }

  private static String what(LessonText.Card card) {
    int right = 0;
    while (!card.options().get(right).right()) {
      right++;
    }
    return "a %s card%s of %d options with number %d right"
        .formatted(
            card.kind() == LessonText.Card.Kind.PREDICT ? "predict" : "question",
            card.variants().isEmpty() ? "" : " about " + String.join(", ", card.variants()),
            card.options().size(),
            right + 1);
  }
}
