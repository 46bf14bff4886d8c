package threadworks.lesson;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Outcome;
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
  /** The blocks of one kind, from top to bottom. */
  public <B extends Block> List<B> blocks(Class<B> kind) {
    return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The block that brings the demo of that name into the lab. */
  public Optional<DemoBlock> demo(String name) {
    return blocks(DemoBlock.class).stream().filter(block -> block.demo().equals(name)).findFirst();
  }

  /**
   * What a demo's variants and parameters are called in this language, by their names in the
   * source; where one lacks, its name is what it is called.
   */
  public Map<String, String> labels(String demo) {
    return demo(demo).map(DemoBlock::labels).orElse(Map.of());
  }

  /** What a variant is called in this language. */
  public String label(VariantName variant) {
    return demo(variant.demo())
        .map(block -> block.label(variant.variant()))
        .orElse(variant.variant());
  }

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
   * @param labels what variants, parameters and plotted series are called in this language, by
   *     their names in the source; where one lacks, its name is what it is called
   * @param outcomes what outcomes are called in this language
   * @param runOnly why variants can only be run, in this language, by their names; under an empty
   *     string why all can that have no entry
   * @param views the views it has beside those that every demo has
   * @param kinds whether an exploration begins with one schedule of each kind, as there are too
   *     many to walk each
   * @param plot how its points over x are drawn; null where it has none
   */
  public record DemoBlock(
      String demo,
      Map<String, String> labels,
      List<OutcomeLabel> outcomes,
      Map<String, String> runOnly,
      List<String> views,
      boolean kinds,
      @Nullable PlotPlan plot)
      implements Block {
    /** What a variant, a parameter or a series is called. */
    public String label(String name) {
      return labels.getOrDefault(name, name);
    }

    /**
     * Why a variant can only be run: in this language, else in the words of the source; empty where
     * it can be stepped.
     */
    public String runOnly(Demo.Variant variant) {
      var source = variant.runOnly();
      return source.isEmpty()
          ? ""
          : runOnly.getOrDefault(variant.name(), runOnly.getOrDefault("", source));
    }

    /**
     * What an outcome is called; empty where the text does not say. A label for the variant comes
     * before one for all.
     */
    public Optional<String> outcome(String variant, Outcome.Kind kind, String value) {
      return outcomes.stream()
          .filter(label -> label.fits(variant, kind, value))
          .max(Comparator.comparingInt(label -> label.variant().isEmpty() ? 0 : 1))
          .map(OutcomeLabel::label);
    }
  }

  /**
   * What an outcome is called.
   *
   * @param variant the variant it is called so in; an empty string for all of the demo's
   * @param name the outcome
   * @param label what it is called
   */
  public record OutcomeLabel(String variant, OutcomeName name, String label) {
    boolean fits(String variant, Outcome.Kind kind, String value) {
      return (this.variant.isEmpty() || this.variant.equals(variant)) && name.fits(kind, value);
    }
  }

  /**
   * A card that asks before the learner runs the demo (predict) or after (question), and answers
   * back to each choice.
   *
   * @param kind which of the two
   * @param id what the answer is kept by; the same in each language and of no other card here
   * @param question the question, as CommonMark
   * @param options what may be chosen
   * @param variants the variant whose run answers it, and behind it the one to compare it with; a
   *     question may do without
   * @param explores whether its exploration answers it instead of its run; then there is one
   */
  public record Card(
      Kind kind,
      String id,
      Node question,
      List<Option> options,
      List<VariantName> variants,
      boolean explores)
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
     * @param seconds the choice as a time, where it is one and nothing else
     * @param code the code of a schedule that shows what is true of it; empty for none
     */
    public record Option(
        String text, boolean right, Node answer, OptionalDouble seconds, String code) {}
  }

  /**
   * Notes for the presenter.
   *
   * @param document the notes
   */
  public record Notes(Node document) implements Block {}
}
