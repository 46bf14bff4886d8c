package threadworks.lesson;

import java.util.Optional;

/** Notes for the presenter; each language may have its own. */
final class NoteDirective implements Directive<LessonText.Notes> {
  @Override
  public String word() {
    return "note";
  }

  @Override
  public LessonText.Notes read(Fence fence, Scope scope) throws LessonException {
    return new LessonText.Notes(scope.commonMark(fence));
  }

  @Override
  public Optional<String> mustMatch(LessonText.Notes block) {
    return Optional.empty();
  }
}
