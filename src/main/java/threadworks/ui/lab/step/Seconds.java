package threadworks.ui.lab.step;

import java.math.BigDecimal;
import java.math.MathContext;

/** Times of the virtual clock as they are written: exact, and no longer than need be. */
final class Seconds {
  private Seconds() {}

  /** So many nanoseconds, in seconds. */
  static String text(long nanos) {
    var seconds = BigDecimal.valueOf(nanos, 9).round(new MathContext(6)).stripTrailingZeros();
    return (seconds.scale() < 1 ? seconds.setScale(1) : seconds).toPlainString();
  }
}
