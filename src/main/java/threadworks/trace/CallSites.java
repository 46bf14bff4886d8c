package threadworks.trace;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The places in demo sources that may block, by number; woven code holds the numbers. */
public final class CallSites {
  private static final Map<CallSite, Integer> numbers = new HashMap<>();
  private static volatile CallSite[] sites = new CallSite[0];

  private CallSites() {}

  /**
   * A place in a demo's source.
   *
   * @param state what the thread waits for there
   * @param what the call as the source reads
   * @param line the source line, 0 when unknown
   */
  record CallSite(State state, String what, int line) {}

  /** The number of a place; the same place has the same number however often it is woven. */
  public static synchronized int number(State state, String what, int line) {
    return numbers.computeIfAbsent(
        new CallSite(state, what, line),
        site -> {
          var more = Arrays.copyOf(sites, sites.length + 1);
          more[sites.length] = site;
          sites = more;
          return more.length - 1;
        });
  }

  static CallSite get(int number) {
    return sites[number];
  }
}
