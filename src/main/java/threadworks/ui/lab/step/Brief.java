package threadworks.ui.lab.step;

import java.util.regex.Pattern;

/** Makes what is said short enough for a cell, a note or a card; the whole is in a tooltip. */
final class Brief {
  /** The name of a class before that of its method. */
  private static final Pattern CLASS_NAME = Pattern.compile("\\b[A-Z]\\w*(\\$\\w+)*\\.(?=[a-z])");

  private Brief() {}

  /** Without the names of classes: {@code incrementAndGet} is enough beside its line. */
  static String words(String said) {
    return CLASS_NAME.matcher(said).replaceAll("");
  }

  /** A value that is no longer than so many characters. */
  static String value(String value, int longest) {
    return value.length() <= longest ? value : value.substring(0, longest - 1) + "…";
  }
}
