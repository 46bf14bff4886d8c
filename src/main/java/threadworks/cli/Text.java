package threadworks.cli;

import java.util.Locale;

/** Numbers and texts as the command line prints them. */
final class Text {
  private static final int LONGEST = 500;

  private Text() {}

  /** On one line, not too long, and with nothing in it that a terminal would obey. */
  static String oneLine(String text) {
    var shown = new StringBuilder();
    text.chars()
        .limit(LONGEST)
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                  if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                    shown.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    shown.append((char) c);
                  }
                }
              }
            });
    return text.length() <= LONGEST
        ? shown.toString()
        : String.format(Locale.ROOT, "%s… (%,d characters)", shown, text.length());
  }

  /** Without a decimal point where there is nothing behind it. */
  static String number(double value) {
    return Json.plain(value).toString();
  }

  /** A time with its unit: seconds, and below a millisecond a fraction of one. */
  static String seconds(long nanos) {
    return nanos > 0 && nanos < 1_000_000
        ? String.format(Locale.ROOT, "%.3f ms", nanos / 1e6)
        : String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
  }
}
