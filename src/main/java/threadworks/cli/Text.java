package threadworks.cli;

import java.util.Locale;

/** Numbers as the command line prints them. */
final class Text {
  private Text() {}

  /** Without a decimal point where there is nothing behind it. */
  static String number(double value) {
    return Json.plain(value).toString();
  }

  /** A time in seconds with its unit. */
  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
  }
}
