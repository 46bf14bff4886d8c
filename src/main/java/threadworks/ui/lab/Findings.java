package threadworks.ui.lab;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.VariantName;
import threadworks.schedule.report.Report;
import threadworks.session.Luck;
import threadworks.session.RunSnapshot;

/**
 * What the lab has found out, for those around it: cards that ask, the learner's progress; and what
 * the learner expects it to find.
 */
public final class Findings {
  private final ReadOnlyObjectWrapper<@Nullable RunSnapshot> latest =
      new ReadOnlyObjectWrapper<>(this, "latest");
  private final ObservableMap<String, Double> measuring = FXCollections.observableHashMap();
  private final ObservableMap<String, Double> measured =
      FXCollections.unmodifiableObservableMap(measuring);

  private final ObservableMap<String, Report> exploring = FXCollections.observableHashMap();
  private final ObservableMap<String, Report> explored =
      FXCollections.unmodifiableObservableMap(exploring);

  private final ObservableMap<String, Luck> trying = FXCollections.observableHashMap();
  private final ObservableMap<String, Luck> lucky = FXCollections.unmodifiableObservableMap(trying);

  private final ObservableMap<String, Double> predicted = FXCollections.observableHashMap();
  private final ObservableMap<String, String> unguessed = FXCollections.observableHashMap();

  /** The latest run of the demo in the lab, as it stands now; null before the first. */
  public ReadOnlyObjectProperty<@Nullable RunSnapshot> latestProperty() {
    return latest.getReadOnlyProperty();
  }

  /**
   * What variants took when they were run last with the parameters of the source, in seconds
   * without start-up, by lesson, demo and name as {@code queues/Polling/stopWhenEmpty}; NaN where
   * one can't be run.
   */
  public ObservableMap<String, Double> measured() {
    return measured;
  }

  /** What the learner said they would take, in seconds, by the same names; the page fills it. */
  public ObservableMap<String, Double> predicted() {
    return predicted;
  }

  /** What all schedules of variants come to with the small values of parameters; same names. */
  public ObservableMap<String, Report> explored() {
    return explored;
  }

  /** What many real runs of variants came to with the same values; same names. */
  public ObservableMap<String, Luck> lucky() {
    return lucky;
  }

  /**
   * What cards of the page ask and nobody has guessed yet: the variants whose outcomes they are
   * about, by the same names, by lesson and card as {@code threads/sold-twice}; the page fills it.
   */
  public ObservableMap<String, String> unguessed() {
    return unguessed;
  }

  /** This is how the latest run stands now. */
  public void ran(@Nullable RunSnapshot now) {
    latest.set(now);
  }

  /** This is what a variant took, in seconds; NaN when it can't be run. */
  public void measured(String lesson, VariantName variant, double seconds) {
    measuring.put(variant.of(lesson), seconds);
  }

  /** This is what the schedules of a variant come to, or how far its exploration has come. */
  public void explored(String lesson, VariantName variant, Report report) {
    exploring.put(variant.of(lesson), report);
  }

  /** This is what many real runs of a variant came to. */
  public void lucky(String lesson, VariantName variant, Luck luck) {
    trying.put(variant.of(lesson), luck);
  }
}
