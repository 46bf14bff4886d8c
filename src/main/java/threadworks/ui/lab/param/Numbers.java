package threadworks.ui.lab.param;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import threadworks.lesson.Demo;

/** A parameter's values as they are written and read. */
final class Numbers {
  private Numbers() {}

  /** The value without needless zeros. */
  static String text(double value) {
    return new BigDecimal(value)
        .setScale(6, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** The value and its unit. */
  static String text(Demo.Param param, double value) {
    return param.unit().isEmpty() ? text(value) : text(value) + " " + param.unit();
  }

  /** What was typed, if it is a number that the parameter allows; half is 0.5 or 0,5. */
  static OptionalDouble read(Demo.Param param, String typed) {
    try {
      double value = Double.parseDouble(typed.strip().replace(',', '.'));
      return param.allows(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** The step of the slider that is nearest to a value. */
  static double snap(Demo.Param param, double value) {
    double steps = Math.rint((value - param.min()) / param.step());
    return Math.clamp(param.min() + steps * param.step(), param.min(), param.max());
  }
}
