package threadworks.lesson;

import java.util.List;
import java.util.Map;
import org.commonmark.node.Node;
import threadworks.wording.Language;

/**
 * A lesson's text in one language.
 *
 * @param language which one
 * @param title the lesson's full title
 * @param shortTitle what the list of lessons shows
 * @param blocks the page from top to bottom
 */
public record LessonText(Language language, String title, String shortTitle, List<Block> blocks) {

  /** A piece of the page. */
  public sealed interface Block {}

  /**
   * Plain CommonMark.
   *
   * @param document a document node that holds the paragraphs, headings, lists and tables in a row
   */
  public record Prose(Node document) implements Block {}

  /**
   * Brings a demo into the lab from here on.
   *
   * @param demo the demo's name
   * @param labels what variants and parameters are called in this language, by their names in the
   *     source; where one lacks, its name is what it is called
   */
  public record DemoBlock(String demo, Map<String, String> labels) implements Block {}

  /**
   * A card that asks before the learner runs the demo (predict) or after (question), and answers
   * back to each choice.
   *
   * @param kind which of the two
   * @param question the question, as CommonMark
   * @param options what may be chosen
   * @param variants the variant whose run shows the answer's time, and behind it the one to compare
   *     it with; one or both may be missing
   */
  public record Card(Kind kind, Node question, List<Option> options, List<String> variants)
      implements Block {
    /** When a card asks. */
    public enum Kind {
      /** Before the run. */
      PREDICT,
      /** After it. */
      QUESTION
    }

    /**
     * One choice.
     *
     * @param text the choice
     * @param right whether it is the right one
     * @param answer what the card says to it: for a wrong choice the belief it comes from
     */
    public record Option(String text, boolean right, Node answer) {}
  }

  /**
   * Notes for the presenter.
   *
   * @param document the notes
   */
  public record Notes(Node document) implements Block {}
}
