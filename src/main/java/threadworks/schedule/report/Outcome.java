package threadworks.schedule.report;

import java.util.List;
import java.util.Locale;
import threadworks.wording.Sentence;
import threadworks.wording.Wording;

/**
 * What a schedule came to. Two schedules that came to the same have equal ones.
 *
 * @param kind in which way it ended
 * @param value what it returned as {@link String#valueOf(Object)} prints it, or what it threw; an
 *     empty string where it did neither
 * @param left what those threads do that have not ended: who waits for whom, who goes round which
 *     loop; where it threw, how it ended besides
 */
public record Outcome(Kind kind, String value, List<Sentence> left) {
  /** The ways to end. */
  public enum Kind {
    /** The main thread returned, and no other thread was left behind. */
    RETURNED,
    /** A thread ended with an exception that nobody caught. */
    THREW,
    /** The main thread waits for something that can never happen. */
    DEADLOCK,
    /** It goes on for ever. */
    LIVELOCK,
    /** The main thread returned and left threads that wait for ever. */
    STUCK;

    /** The kind as JSON and codes have it, in any language. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind in words. */
    public Sentence sentence() {
      return Sentence.of("outcome." + name());
    }
  }

  public Outcome {
    left = List.copyOf(left);
  }

  /** What it came to in words, without its kind. */
  public String words(Wording wording) {
    if (left.isEmpty()) {
      return value;
    }
    var rest = wording.say(left);
    return value.isEmpty() ? rest : value + "; " + rest;
  }
}
