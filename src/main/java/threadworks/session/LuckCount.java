package threadworks.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threadworks.host.Ending;
import threadworks.schedule.report.Outcome;
import threadworks.wording.Sentence;

/** Counts what comes of real runs. Safe for use by any thread. */
final class LuckCount {
  private final int asked;
  private final long began = System.nanoTime();
  private final Map<Outcome, Long> counts = new LinkedHashMap<>();
  private int waiting;
  private int overdue;
  private int died;
  private @Nullable Sentence death;
  private @Nullable Luck last;

  LuckCount(int asked) {
    this.asked = asked;
  }

  /** Counts one more, unless all is over. */
  synchronized void add(Ending.Came came) {
    if (last != null) {
      return;
    }
    if (came.end() == Ending.End.OVERDUE) {
      overdue++;
    } else {
      counts.merge(outcome(came), 1L, Long::sum);
      waiting += came.end() == Ending.End.ENDED ? 0 : 1;
    }
  }

  /** Counts one more that has ended its process. */
  synchronized void add(Ending.Died how) {
    if (last == null) {
      died++;
      death = how.sentence();
    }
  }

  /** What an exploration would say of it. */
  private static Outcome outcome(Ending.Came came) {
    var end =
        switch (came.end()) {
          case DEADLOCK -> Outcome.Kind.DEADLOCK;
          case STUCK -> Outcome.Kind.STUCK;
          case ENDED, OVERDUE -> null;
        };
    return Outcome.of(end, came.value(), came.printed(), came.thrown(), List.of());
  }

  /** How it stands. */
  synchronized Luck report() {
    if (last != null) {
      return last;
    }
    var sorted = new LinkedHashMap<Outcome, Long>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<Outcome, Long>comparingByValue().reversed())
        .forEach(count -> sorted.put(count.getKey(), count.getValue()));
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Luck(asked, sorted, waiting, overdue, died, death, seconds);
  }

  /** How it stood when nothing was to count any more, which is now at the latest. */
  synchronized Luck close() {
    var now = report();
    last = now;
    return now;
  }
}
