package threadworks.lesson;

import java.util.List;

/**
 * A lesson's text with what is needed to compare it with its translation.
 *
 * @param file the file's name
 * @param frontMatter what stands above it
 * @param text the text
 * @param parts what must be the same in each language, from top to bottom
 */
record ParsedText(String file, FrontMatter frontMatter, LessonText text, List<Part> parts) {
  /**
   * A part that must be the same in each language.
   *
   * @param what the part, as its author writes it
   * @param line where it stands
   */
  record Part(String what, int line) {}

  /** Fails at the first place where a learner of the other language would get another lesson. */
  void mustAgreeWith(ParsedText other) throws LessonException {
    frontMatter.mustAgreeWith(other.frontMatter, file, other.file);
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      if (i == parts.size()) {
        throw new LessonException(file, 0, "fault.lacks", other.file, other.parts.get(i).what());
      }
      var here = parts.get(i);
      if (i == other.parts.size()) {
        throw new LessonException(file, here.line(), "fault.tooMuch", other.file, here.what());
      }
      var there = other.parts.get(i);
      if (!here.what().equals(there.what())) {
        throw new LessonException(
            file,
            here.line(),
            "fault.differs",
            here.what(),
            other.file,
            there.what(),
            there.line());
      }
    }
  }
}
