package threadworks.schedule.report;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values and exceptions stand in outcomes, of schedules and of real runs alike. */
public final class Shown {
  /** What the JVM calls a lambda, by where it happens to lie. */
  private static final Pattern LAMBDA =
      Pattern.compile("(\\$\\$Lambda)/0x\\p{XDigit}+@\\p{XDigit}+");

  private Shown() {}

  /**
   * As {@link String#valueOf(Object)}, with the elements of an array, and the same in each run also
   * for lambdas.
   */
  public static String value(@Nullable Object value) {
    var text = String.valueOf(value);
    if (value != null && value.getClass().isArray()) {
      var elements = Arrays.deepToString(new Object[] {value});
      text = elements.substring(1, elements.length() - 1);
    }
    return text.contains("$$Lambda/") ? LAMBDA.matcher(text).replaceAll("$1") : text;
  }

  /** A class by its simple name; one without goes by its number. */
  public static String type(Class<?> type) {
    var name = type.getName();
    return type.isAnonymousClass()
        ? name.substring(name.lastIndexOf('.') + 1)
        : type.getSimpleName();
  }
}
