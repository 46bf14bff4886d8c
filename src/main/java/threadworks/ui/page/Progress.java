package threadworks.ui.page;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;

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
   * @param ran whether a run of one of its demos came to its end
   * @param answers the option chosen, by the card's place in the lesson; both from 0
   */
  public record Saved(boolean begun, boolean ran, Map<Integer, Integer> answers) {
    /** Nothing yet. */
    public static final Saved NOTHING = new Saved(false, false, Map.of());

    /** Keeps its own copy of the answers. */
    public Saved {
      answers = Map.copyOf(answers);
    }
  }

  private final int cards;
  private final boolean demos;
  private final Consumer<Saved> keep;
  private final Map<Integer, Integer> answers;
  private final ReadOnlyObjectWrapper<Mark> mark;
  private boolean begun;
  private boolean ran;

  /**
   * Goes on from what is remembered.
   *
   * @param keep is told whatever changes
   */
  public Progress(Lesson lesson, Saved saved, Consumer<Saved> keep) {
    this.cards = lesson.texts().values().stream().mapToInt(Progress::cards).min().orElse(0);
    this.demos = !lesson.demos().isEmpty();
    this.keep = keep;
    this.answers = new TreeMap<>(saved.answers());
    this.begun = saved.begun();
    this.ran = saved.ran();
    this.mark = new ReadOnlyObjectWrapper<>(this, "mark", mark());
  }

  /** How far the learner is. */
  public ReadOnlyObjectProperty<Mark> markProperty() {
    return mark.getReadOnlyProperty();
  }

  /** The lesson was opened. */
  public void begin() {
    begun = true;
    changed();
  }

  /** A run of one of the lesson's demos came to its end. */
  public void ran() {
    ran = true;
    changed();
  }

  /** The learner chose an option of a card; he may choose again. */
  void answer(int card, int option) {
    answers.put(card, option);
    changed();
  }

  /** The option chosen last. */
  OptionalInt answer(int card) {
    var option = answers.get(card);
    return option == null ? OptionalInt.empty() : OptionalInt.of(option);
  }

  private Mark mark() {
    if (!begun) {
      return Mark.NEW;
    }
    for (int card = 0; card < cards; card++) {
      if (!answers.containsKey(card)) {
        return Mark.BEGUN;
      }
    }
    return ran || !demos ? Mark.FINISHED : Mark.BEGUN;
  }

  private void changed() {
    mark.set(mark());
    keep.accept(new Saved(begun, ran, answers));
  }

  private static int cards(LessonText text) {
    return (int) text.blocks().stream().filter(LessonText.Card.class::isInstance).count();
  }
}
