package threadworks.ui.lab.explore;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.Locale;

/** Numbers that are not known well, written so that nobody takes them for more. */
final class About {
  private static final double IN_DIGITS = 1e6;
  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final MathContext TWO_DIGITS = new MathContext(2);

  private About() {}

  /** A number with three digits that count; from a million on with its unit in words, and two. */
  static String text(double number, Locale locale) {
    boolean large = number >= IN_DIGITS;
    var format =
        large
            ? NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.LONG)
            : NumberFormat.getIntegerInstance(locale);
    format.setMaximumFractionDigits(large ? 1 : 0);
    return format.format(new BigDecimal(number).round(large ? TWO_DIGITS : THREE_DIGITS));
  }
}
