package threadworks.ui.page;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText.Card;
import threadworks.lesson.VariantName;

/** How far the learner is in one lesson, and what he answered. */
public final class Progress {
  /** How far. */
  public enum Mark {
    /** Never opened. */
    NEW,
    /** Opened. */
    BEGUN,
    /** Every card answered, and a demo run where there is one. */
    FINISHED
  }

  /**
   * What is remembered from one start of the program to the next.
   *
   * @param begun whether the lesson was opened
   * @param answers the option chosen, from 0, by the card's id
   * @param ran the variants whose run came to its end, as {@code Demo/variant}
   */
  public record Saved(boolean begun, Map<String, Integer> answers, Set<String> ran) {
    /** Nothing yet. */
    public static final Saved NOTHING = new Saved(false, Map.of(), Set.of());

    /** Keeps its own copies. */
    public Saved {
      answers = Map.copyOf(answers);
      ran = Set.copyOf(ran);
    }

    /**
     * What was remembered before cards had ids.
     *
     * @param ran whether any demo was run
     * @param places the option chosen, by the card's place in the lesson; both from 0
     */
    public static Saved byPlace(
        Lesson lesson, boolean begun, boolean ran, Map<Integer, Integer> places) {
      var answers = new TreeMap<String, Integer>();
      var ids = ids(lesson);
      places.forEach(
          (place, option) -> {
            if (place >= 0 && place < ids.size()) {
              answers.put(ids.get(place), option);
            }
          });
      // Which ones ran is not known; what a run unfolds was there to be read.
      return new Saved(begun, answers, ran ? variants(lesson) : Set.of());
    }

    /**
     * What two windows remember together.
     *
     * @param before what this window knew when it last wrote
     * @param theirs what is written now
     */
    public Saved mergedWith(Saved before, Saved theirs) {
      var both = new TreeMap<>(theirs.answers());
      answers.forEach(
          (card, option) -> {
            if (!option.equals(before.answers().get(card))) {
              both.put(card, option);
            }
          });
      var all = new TreeSet<>(theirs.ran());
      all.addAll(ran);
      return new Saved(begun || theirs.begun(), both, all);
    }
  }

  private final List<String> cards;
  private final boolean demos;
  private final Consumer<Saved> keep;
  private final Map<String, Integer> answers;
  private final ObservableSet<String> runs;
  private final ReadOnlyObjectWrapper<Mark> mark;
  private final ReadOnlyDoubleWrapper part;
  private boolean begun;

  /**
   * Goes on from what is remembered.
   *
   * @param keep is told whatever changes
   */
  public Progress(Lesson lesson, Saved saved, Consumer<Saved> keep) {
    this.cards = ids(lesson);
    this.demos = !lesson.demos().isEmpty();
    this.keep = keep;
    this.answers = new TreeMap<>(saved.answers());
    this.runs = FXCollections.observableSet(new TreeSet<>(saved.ran()));
    this.begun = saved.begun();
    this.mark = new ReadOnlyObjectWrapper<>(this, "mark", mark());
    this.part = new ReadOnlyDoubleWrapper(this, "part", part());
  }

  /** How far the learner is. */
  public ReadOnlyObjectProperty<Mark> markProperty() {
    return mark.getReadOnlyProperty();
  }

  /** How much of what there is to do is done, from 0 to 1. */
  public ReadOnlyDoubleProperty partProperty() {
    return part.getReadOnlyProperty();
  }

  /** The lesson was opened. */
  public void begin() {
    begun = true;
    changed();
  }

  /** A run of a variant came to its end. */
  public void ran(VariantName variant) {
    runs.add(variant.toString());
    changed();
  }

  /** The variants whose run came to its end, as {@code Demo/variant}. */
  ObservableSet<String> runs() {
    return runs;
  }

  /** Whether a run of the variant came to its end, today or before. */
  boolean hasRun(VariantName variant) {
    return runs.contains(variant.toString());
  }

  /** The learner chose an option of a card; he may choose again. */
  void answer(String card, int option) {
    answers.put(card, option);
    changed();
  }

  /** The option chosen last. */
  OptionalInt answer(String card) {
    var option = answers.get(card);
    return option == null ? OptionalInt.empty() : OptionalInt.of(option);
  }

  private Mark mark() {
    if (!begun) {
      return Mark.NEW;
    }
    return part() < 1 ? Mark.BEGUN : Mark.FINISHED;
  }

  private double part() {
    long answered = cards.stream().filter(answers::containsKey).count();
    int all = cards.size() + (demos ? 1 : 0);
    return all == 0 ? 1 : (answered + (demos && !runs.isEmpty() ? 1.0 : 0)) / all;
  }

  private void changed() {
    part.set(part());
    mark.set(mark());
    keep.accept(new Saved(begun, answers, runs));
  }

  /** The ids of a lesson's cards, from top to bottom; they are the same in each language. */
  private static List<String> ids(Lesson lesson) {
    return lesson.texts().values().iterator().next().blocks(Card.class).stream()
        .map(Card::id)
        .toList();
  }

  private static Set<String> variants(Lesson lesson) {
    var all = new TreeSet<String>();
    for (var demo : lesson.demos()) {
      demo.variants()
          .forEach(variant -> all.add(new VariantName(demo.name(), variant.name()).toString()));
    }
    return all;
  }
}
