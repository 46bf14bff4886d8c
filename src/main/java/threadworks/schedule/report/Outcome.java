package threadworks.schedule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;
import threadworks.wording.Wording;

/**
 * All that a schedule came to. Two schedules that came to the same have equal ones.
 *
 * @param kind the gravest of it
 * @param value what its kind tells of: what was returned, as {@link String#valueOf(Object)} prints
 *     it, or printed, or thrown; of threads left behind, what the main one returned or printed;
 *     else an empty string
 * @param left what came of it besides: what was thrown, returned or printed; what those threads do
 *     that have not ended: who waits for whom, who goes round which loop
 */
public record Outcome(Kind kind, String value, List<Sentence> left) {
  /** What came back of a program that is to return nothing. */
  private static final String DONE = "done";

  /** The ways to end, the gravest first. */
  public enum Kind {
    /** The main thread can never end, or threads wait for each other in a ring. */
    DEADLOCK(true),
    /** Threads go round loops in which nothing changes any more. */
    LIVELOCK(true),
    /** The main thread has ended and left threads that wait for ever, without a ring. */
    STUCK(true),
    /** A thread ended with an exception that nobody caught. */
    THREW(false),
    /** It was ended while it still went on. */
    CUT(false),
    /** The main thread returned nothing, and this is what was printed. */
    PRINTED(false),
    /** The main thread returned, and no other thread was left behind. */
    RETURNED(false);

    private final boolean isForEver;

    Kind(boolean isForEver) {
      this.isForEver = isForEver;
    }

    /** Whether somebody waits for ever. */
    public boolean isForEver() {
      return isForEver;
    }

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

  /**
   * What came of a program, of a schedule or of a real run.
   *
   * @param end how it hangs or was ended; null where it came to its end
   * @param returned what the main thread returned, as {@link Shown} says it; null where it did not
   * @param printed what it printed, where it is to return nothing; else null
   * @param thrown what its threads threw and nobody caught
   * @param left what those threads do that have not ended
   */
  public static Outcome of(
      @Nullable Kind end,
      @Nullable String returned,
      @Nullable String printed,
      List<String> thrown,
      List<Sentence> left) {
    var threw = String.join(", ", thrown.stream().sorted().toList());
    var lines = printed == null ? "" : printed.replaceFirst("\\R\\z", "");
    boolean prints = printed != null && !printed.isEmpty();
    var result = returned == null ? null : printed == null ? returned : DONE;
    var kind = kind(end, prints, !thrown.isEmpty());
    var besides = new ArrayList<Sentence>();
    if (kind != Kind.THREW && !thrown.isEmpty()) {
      besides.add(Sentence.of("left.threw", threw));
    }
    boolean isTold = kind == Kind.RETURNED || kind == Kind.PRINTED || kind == Kind.STUCK;
    if (!isTold && prints) {
      besides.add(Sentence.of("left.printed", lines));
    } else if (!isTold && result != null && (printed == null || kind == Kind.THREW)) {
      besides.add(Sentence.of("left.returned", result));
    }
    besides.addAll(left);
    var value =
        switch (kind) {
          case RETURNED -> String.valueOf(result);
          case PRINTED -> lines;
          case STUCK -> result == null ? "" : prints ? lines : result;
          case THREW -> threw;
          case DEADLOCK, LIVELOCK, CUT -> "";
        };
    return new Outcome(kind, value, besides);
  }

  private static Kind kind(@Nullable Kind end, boolean prints, boolean threw) {
    if (threw && (end == null || !end.isForEver())) {
      return Kind.THREW;
    }
    return end != null ? end : prints ? Kind.PRINTED : Kind.RETURNED;
  }

  /** What it came to in words, without its kind. */
  public String words(Wording wording) {
    if (left.isEmpty()) {
      return value;
    }
    var rest = wording.say(left);
    return value.isEmpty() ? rest : value + wording.text("said.apart") + rest;
  }
}
