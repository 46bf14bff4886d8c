package threadworks.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for {@link System#out} and {@link System#err}. What is printed goes to who watches the
 * schedule; see {@link Printing} for when printing is a step.
 */
@SuppressWarnings("AnnotateFormatMethod") // the demo says what it prints
final class DemoOutput extends PrintStream {
  static final DemoOutput OUT = new DemoOutput(false);
  static final DemoOutput ERR = new DemoOutput(true);

  private final boolean error;

  private DemoOutput(boolean error) {
    super(OutputStream.nullOutputStream());
    this.error = error;
  }

  private void text(String text) {
    Printing.begin(this, text);
    Hooks.printed(error, text);
  }

  /** Of what it is given, text is made under the monitor, and that may call the program. */
  private PrintStream formatted(Supplier<String> format, @Nullable Object @Nullable [] values) {
    if (values == null || Arrays.stream(values).allMatch(Operation::isPlain)) {
      text(format.get());
      return this;
    }
    int site = Hooks.current == null ? 0 : Printing.site(Hooks.current);
    MonitorHooks.enter(this, site);
    try {
      text(format.get());
    } finally {
      MonitorHooks.exit(this);
    }
    return this;
  }

  @Override
  public void print(boolean value) {
    text(String.valueOf(value));
  }

  @Override
  public void print(char value) {
    text(String.valueOf(value));
  }

  @Override
  public void print(int value) {
    text(String.valueOf(value));
  }

  @Override
  public void print(long value) {
    text(String.valueOf(value));
  }

  @Override
  public void print(float value) {
    text(String.valueOf(value));
  }

  @Override
  public void print(double value) {
    text(String.valueOf(value));
  }

  @Override
  public void print(char[] value) {
    text(String.valueOf(value));
  }

  @Override
  public void print(@Nullable String value) {
    text(String.valueOf(value));
  }

  @Override
  public void print(@Nullable Object value) {
    text(String.valueOf(value));
  }

  @Override
  public void println() {
    text("\n");
  }

  @Override
  public void println(boolean value) {
    text(value + "\n");
  }

  @Override
  public void println(char value) {
    text(value + "\n");
  }

  @Override
  public void println(int value) {
    text(value + "\n");
  }

  @Override
  public void println(long value) {
    text(value + "\n");
  }

  @Override
  public void println(float value) {
    text(value + "\n");
  }

  @Override
  public void println(double value) {
    text(value + "\n");
  }

  @Override
  public void println(char[] value) {
    text(String.valueOf(value) + "\n");
  }

  @Override
  public void println(@Nullable String value) {
    text(value + "\n");
  }

  @Override
  public void println(@Nullable Object value) {
    text(value + "\n");
  }

  @Override
  public PrintStream printf(String format, @Nullable Object... values) {
    return formatted(() -> String.format(format, values), values);
  }

  @Override
  public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... values) {
    return formatted(() -> String.format(locale, format, values), values);
  }

  @Override
  public PrintStream format(String format, @Nullable Object... values) {
    return printf(format, values);
  }

  @Override
  public PrintStream append(@Nullable CharSequence value) {
    text(String.valueOf(value));
    return this;
  }

  @Override
  public void write(int value) {
    text(String.valueOf((char) (value & 0xff)));
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    text(new String(bytes, from, length, UTF_8));
  }

  @Override
  public void flush() {}
}
