package threadworks.ui.lab;

import java.util.Map;
import threadworks.schedule.report.Outcome;

/**
 * What many real runs of a variant came to.
 *
 * @param runs how many there were
 * @param counts how many of them came to what
 */
public record Luck(long runs, Map<Outcome, Long> counts) {
  public Luck {
    counts = Map.copyOf(counts);
  }
}
