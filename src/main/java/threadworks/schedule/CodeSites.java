package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;

/** Numbers the places of woven programs, so that woven code can pass a place as an {@code int}. */
public final class CodeSites {
  private static final List<CodeSite> SITES = new ArrayList<>(List.of(CodeSite.NONE));

  private CodeSites() {}

  /** Gives a place its number. */
  public static synchronized int add(CodeSite site) {
    SITES.add(site);
    return SITES.size() - 1;
  }

  /** A number for the line the place is in; 0 where it is in none. */
  static synchronized long line(int number) {
    var site = SITES.get(number);
    return site.line() == 0 ? 0 : ((long) site.className().hashCode() << 32) + site.line();
  }

  /** The place with that number; 0 is no place. */
  public static synchronized CodeSite get(int number) {
    return SITES.get(number);
  }
}
