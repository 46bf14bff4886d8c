package threadworks.trace.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import threadworks.trace.CallSite;
import threadworks.trace.State;

/**
 * The places in demo sources that may block, by number. A woven class has the numbers of its own
 * places from here when it is initialised, so that it can be loaded in another process than the one
 * that wove it.
 */
public final class CallSites {
  private static final String COLUMN = "\t";
  private static final String ROW = "\n";

  private static final Map<String, Integer> numbers = new HashMap<>();
  private static volatile CallSite[] sites = new CallSite[0];

  private CallSites() {}

  /** A place in the form that {@link #numbers} reads. */
  public static String row(CallSite site) {
    return String.join(
            COLUMN, site.state().name(), site.what(), site.file(), String.valueOf(site.line()))
        + ROW;
  }

  /**
   * Numbers the places of a class, one after another.
   *
   * @param rows the {@linkplain #row rows} of all of them
   * @return the number of the first; the same rows have the same numbers however often they are
   *     asked for
   */
  public static synchronized int numbers(String rows) {
    return numbers.computeIfAbsent(rows, CallSites::add);
  }

  private static int add(String rows) {
    var places = rows.split(ROW, -1);
    int first = sites.length;
    // Behind the last row there is nothing.
    var more = Arrays.copyOf(sites, first + places.length - 1);
    for (int i = first; i < more.length; i++) {
      var columns = places[i - first].split(COLUMN, -1);
      more[i] =
          new CallSite(
              State.valueOf(columns[0]), columns[1], columns[2], Integer.parseInt(columns[3]));
    }
    sites = more;
    return first;
  }

  static CallSite get(int number) {
    return sites[number];
  }
}
