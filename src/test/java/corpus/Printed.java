package corpus;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.IntSupplier;

/**
 * Streams and writers, which run unwoven, hold a lock of their own, and call the program meanwhile.
 */
final class Printed {
  private static int count;

  private Printed() {}

  /** Counts the texts that it is given. */
  static final class Counting extends Writer {
    Counting() {}

    /** One that locks what it is given. */
    Counting(Object lock) {
      super(lock);
    }

    @Override
    public void write(char[] text, int from, int length) {
      count++;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Whether a size is twice the same to who has a lock, whatever another does. */
  private static boolean isSameTwice(Object lock, IntSupplier size, Threads.Body other) {
    var same = new boolean[1];
    Threads.all(
        () -> {
          synchronized (lock) {
            int before = size.getAsInt();
            count++;
            same[0] = before == size.getAsInt();
          }
        },
        other);
    return same[0];
  }

  @Expect("returned true")
  static boolean sizeTwiceUnderTheirLock() {
    var bytes = new ByteArrayOutputStream();
    return isSameTwice(bytes, () -> bytes.size(), () -> bytes.write(1));
  }

  @Expect("returned true")
  static boolean lengthTwiceUnderItsLock() {
    var writer = new CharArrayWriter();
    return isSameTwice(writer, () -> writer.size(), () -> writer.write('x'));
  }

  /** This one takes the lock of its buffer, and none of its own. */
  @Expect({"returned true", "returned false"})
  static boolean lengthTwiceUnderAnothersLock() {
    var writer = new StringWriter();
    var same = new boolean[1];
    Threads.all(
        () -> {
          synchronized (writer) {
            int before = writer.toString().length();
            same[0] = before == writer.toString().length();
          }
        },
        () -> writer.write("x"));
    return same[0];
  }

  @Expect("returned 2")
  static int written() {
    var writer = new Counting();
    Threads.Body body = () -> writer.write("x");
    Threads.all(body, body);
    return count;
  }

  /** The lock is that of the writer within. */
  @Expect("returned 2")
  static int printed() {
    var writer = new Counting();
    var printer = new PrintWriter(writer);
    Threads.all(() -> printer.print("x"), () -> writer.write("x"));
    return count;
  }

  /** Where the first to flush finds the text of both, there is nothing left for the second. */
  @Expect({"returned 1", "returned 2"})
  static int buffered() {
    var writer = new BufferedWriter(new Counting());
    Threads.Body body =
        () -> {
          writer.write("x");
          writer.flush();
        };
    Threads.all(body, body);
    return count;
  }

  /** Two writers have a lock each. */
  @Expect({"returned 1", "returned 2"})
  static int writtenApart() {
    Threads.all(() -> new Counting().write("x"), () -> new Counting().write("x"));
    return count;
  }

  /** It leaves the array to the method of its heirs, and locks nothing. */
  @Expect({"returned 1", "returned 2"})
  static int charactersWritten() {
    var writer = new Counting();
    Threads.Body body = () -> writer.write(new char[1]);
    Threads.all(body, body);
    return count;
  }

  /** This one locks for what it writes, and neither for a flush nor to begin anew. */
  @Expect("returned 0")
  static int flushedUnderItsLock() {
    var writer = new CharArrayWriter();
    synchronized (writer) {
      Threads.all(writer::flush, writer::reset, writer::close);
    }
    return count;
  }

  /** The text is made before the lock is taken. */
  @Expect({"returned 1", "returned 2"})
  static int textBeforeTheLock() {
    var printer = new PrintWriter(new CharArrayWriter());
    var text =
        new Object() {
          @Override
          public String toString() {
            return "n" + count++;
          }
        };
    Threads.Body body = () -> printer.print(text);
    Threads.all(body, body);
    return count;
  }

  /** Who asks itself through an interface, meanwhile, still has its lock. */
  @Expect("returned 2")
  static int askedThroughAnInterface() {
    var writer =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            Flushable self = this;
            self.flush();
            count++;
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Threads.Body body = () -> writer.write("x");
    Threads.all(body, body);
    return count;
  }

  /** An exception is printed as a whole, whatever else goes to the same writer. */
  @Expect({"returned 2java.lang.Exception", "returned java.lang.Exception2"})
  static String tracePrinted() {
    var text = new StringWriter();
    var printer = new PrintWriter(text);
    var exception = new Exception();
    exception.setStackTrace(new StackTraceElement[0]);
    Threads.all(() -> exception.printStackTrace(printer), () -> printer.print("2"));
    return text.toString().replace(System.lineSeparator(), "");
  }

  /** Who has the printer, too, keeps an exception from coming in between. */
  @Expect({"returned <>java.lang.Exception", "returned java.lang.Exception<>"})
  static String tracePrintedUnderTheLockOfThePrinter() {
    var text = new StringWriter();
    var printer = new PrintWriter(text);
    var exception = new Exception();
    exception.setStackTrace(new StackTraceElement[0]);
    Threads.all(
        () -> exception.printStackTrace(printer),
        () -> {
          synchronized (printer) {
            printer.print("<");
            printer.print(">");
          }
        });
    return text.toString().replace(System.lineSeparator(), "");
  }

  /** These lock themselves, and not the stream that they write to. */
  @Expect(
      value = {"returned 1", "returned 2"},
      slow = true)
  static int closedApart() {
    var stream =
        new OutputStream() {
          @Override
          public void write(int value) {}

          @Override
          public void close() {
            count++;
          }
        };
    Threads.Body body = () -> new OutputStreamWriter(stream).close();
    Threads.all(body, body);
    return count;
  }

  /** Two print what the program writes, one exception after the other. */
  @Expect("returned 4")
  static int tracesPrinted() {
    var printer = new PrintWriter(new Counting());
    var exception = new Exception();
    exception.setStackTrace(new StackTraceElement[0]);
    Threads.Body body = () -> exception.printStackTrace(printer);
    Threads.all(body, body);
    return count;
  }

  @Expect("returned true")
  static boolean lengthTwiceUnderTheLockOfItsBuffer() {
    var writer = new StringWriter();
    var buffer = writer.getBuffer();
    return isSameTwice(buffer, () -> buffer.length(), () -> writer.write("x"));
  }

  @Expect("returned true")
  static boolean sizeTwiceWhileBytesCome() {
    var bytes = new ByteArrayOutputStream();
    return isSameTwice(bytes, () -> bytes.size(), () -> bytes.writeBytes(new byte[2]));
  }

  /** A printer around a writer around another takes three locks, one within the other. */
  @Expect("returned 4")
  static int printedThroughTwo() {
    var printer = new PrintWriter(new BufferedWriter(new Counting(), 1));
    Threads.Body body = () -> printer.print("xy");
    Threads.all(body, body);
    return count;
  }

  /** The lock of the writer between is taken where no hook knows of it. */
  static int printedThroughAnother() {
    var between = new BufferedWriter(new Counting());
    var printer = new PrintWriter(between);
    Threads.all(
        () -> {
          printer.print("x");
          printer.flush();
        },
        () -> {
          between.write("y");
          between.flush();
        });
    return count;
  }
}
