package threadworks.session;

import org.jspecify.annotations.Nullable;

/** A line that a twin prints in the agreed form, for a chart to show. */
sealed interface TwinLine {
  /** How long a variant took. */
  record Time(TwinBar bar) implements TwinLine {}

  /** A point over x. */
  record Point(String series, double x, double y) implements TwinLine {}

  /** Reads a line; null where it is output like any other. */
  static @Nullable TwinLine of(String text) {
    var parts = text.split("\t", -1);
    if (parts.length == 4 && parts[0].equals("plot") && !parts[1].isBlank()) {
      double x = number(parts[2]);
      double y = number(parts[3]);
      return Double.isFinite(x) && Double.isFinite(y) ? new Point(parts[1].strip(), x, y) : null;
    }
    if (parts.length == 3 && !parts[0].isBlank()) {
      double seconds = number(parts[1]);
      double startup = number(parts[2]);
      return isTime(seconds) && isTime(startup)
          ? new Time(new TwinBar(parts[0].strip(), seconds, startup))
          : null;
    }
    return null;
  }

  private static boolean isTime(double seconds) {
    return seconds >= 0 && seconds < 1e9;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
