package threadworks.lesson;

import java.util.Optional;

/**
 * Reads one kind of fenced block. It has another half in the page, which shows what was read.
 *
 * @param <B> what it reads
 */
interface Directive<B extends Block> {
  /** The word behind the backticks. */
  String word();

  /** Reads a block that begins with the word. */
  B read(Fence fence, Scope scope) throws LessonException;

  /**
   * What must be the same in each language, as its author writes it; empty where the languages may
   * differ, and where one may do without.
   */
  Optional<String> mustMatch(B block);
}
