package corpus;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Objects of the JDK that run unwoven and that no call names: they stand behind another object, or
 * are asked for their text, hash, order, or whether they are equal.
 */
final class Reached {
  private Reached() {}

  // One object stands behind another.

  @Expect({"returned 0", "returned 1"})
  static int behindOneOfTheThreads() {
    var text = new StringWriter();
    Threads.start(() -> new PrintWriter(text).print('x'));
    return text.toString().length();
  }

  /** Only the main thread has the one in front, but both have the one behind. */
  @Expect({"returned xa", "returned ax", "returned a"})
  static String behindOneThatWasThere() {
    var text = new StringWriter();
    var writer = new PrintWriter(text);
    Threads.start(() -> text.write('x'));
    writer.print('a');
    return text.toString();
  }

  private static final class Bytes extends FilterOutputStream {
    Bytes(OutputStream out) {
      super(out);
    }
  }

  @Expect({"returned 0", "returned 1"})
  static int behindOneOfTheProgram() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new Bytes(bytes);
    var size = new int[1];
    var thread = Threads.start(() -> size[0] = bytes.size());
    out.write(1);
    Threads.join(thread);
    return size[0];
  }

  @Expect({"returned 0", "returned 1"})
  static int behindTwo() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(new Bytes(bytes));
    var size = new int[1];
    var thread = Threads.start(() -> size[0] = bytes.size());
    out.write(1);
    Threads.join(thread);
    return size[0];
  }

  @Expect({"returned null", "returned 1"})
  static String defaults() {
    var defaults = new Properties();
    var settings = new Properties(defaults);
    Threads.start(() -> defaults.setProperty("a", "1"));
    return settings.getProperty("a");
  }

  @Expect({"returned 1", "returned 2"})
  static long setAfterwards() {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.setTimeInMillis(1);
    var format = new SimpleDateFormat("S", Locale.ROOT);
    format.setCalendar(calendar);
    var seen = new long[1];
    var thread = Threads.start(() -> seen[0] = calendar.getTimeInMillis());
    format.format(new Date(2));
    Threads.join(thread);
    return seen[0];
  }

  /** What each has for itself is nobody else's. */
  @Expect("returned abab")
  static String oneEach() {
    var texts = new StringBuffer();
    Threads.Body body =
        () -> {
          var text = new StringWriter();
          var writer = new PrintWriter(text);
          writer.print('a');
          writer.print('b');
          texts.append(text);
        };
    Threads.all(body, body);
    return texts.toString();
  }

  // What every object can be asked.

  @Expect({"returned ", "returned x"})
  static String text() {
    var writer = new StringWriter();
    Threads.start(() -> writer.write('x'));
    return "" + writer;
  }

  @Expect({"returned ", "returned x"})
  static String textOfAnObject() {
    var writer = new StringWriter();
    Object object = writer;
    Threads.start(() -> writer.write('x'));
    return object.toString();
  }

  @Expect({"returned []", "returned [x]"})
  static String textInAList() {
    var writer = new StringWriter();
    Threads.start(() -> writer.write('x'));
    return new ArrayList<>(List.of(writer)).toString();
  }

  @Expect({"returned Optional[]", "returned Optional[x]"})
  static String textInAnOptional() {
    var builder = new StringBuilder();
    Threads.start(() -> builder.append('x'));
    return Optional.of(builder).toString();
  }

  @Expect({"returned 1=", "returned 1=x"})
  static String textInAnEntry() {
    var builder = new StringBuilder();
    Threads.start(() -> builder.append('x'));
    return Map.entry(1, builder).toString();
  }

  private record Note(StringBuilder text) {}

  private record Appointment(Date date) {}

  @Expect({"returned Note[text=]", "returned Note[text=x]"})
  static String textInARecord() {
    var note = new Note(new StringBuilder());
    Threads.start(() -> note.text.append('x'));
    return note.toString();
  }

  @Expect({"returned true", "returned false"})
  static boolean equalRecords() {
    var record = new Appointment(new Date(1));
    Threads.start(() -> record.date.setTime(2));
    return record.equals(new Appointment(new Date(1)));
  }

  @Expect({"returned 1", "returned 2"})
  static int hashOfARecord() {
    var record = new Appointment(new Date(1));
    Threads.start(() -> record.date.setTime(2));
    return record.hashCode();
  }

  /** A date that a thread sets from 1 to 2. */
  private static Date changing() {
    var date = new Date(1);
    Threads.start(() -> date.setTime(2));
    return date;
  }

  @Expect({"returned true", "returned false"})
  static boolean equalObjects() {
    Object date = changing();
    return date.equals(new Date(1));
  }

  @Expect({"returned true", "returned false"})
  static boolean equalsOfObjects() {
    return Objects.equals(new Date(1), changing());
  }

  @Expect({"returned 1", "returned 2"})
  static int hashOfAnObject() {
    Object date = changing();
    return date.hashCode();
  }

  @Expect({"returned 0", "returned 1"})
  static int order() {
    Comparable<Date> date = changing();
    return date.compareTo(new Date(1));
  }

  @Expect({"returned 0", "returned 1"})
  static int naturalOrder() {
    return Comparator.<Date>naturalOrder().compare(changing(), new Date(1));
  }

  @Expect({"returned true", "returned false"})
  static boolean inASet() {
    var date = changing();
    return new HashSet<>(List.of(new Date(1))).contains(date);
  }

  @Expect({"returned true", "returned false"})
  static boolean inAListThatNeverChanges() {
    var dates = List.of(new Date(1));
    Threads.start(() -> dates.getFirst().setTime(2));
    return dates.contains(new Date(1));
  }

  @Expect({"returned 1", "returned 3"})
  static long greatest() {
    var date = new Date(1);
    Threads.start(() -> date.setTime(3));
    return Collections.max(List.of(date, new Date(2))) == date ? 3 : 1;
  }

  @Expect({"returned 0", "returned -1"})
  static int reverseOrder() {
    return Comparator.<Date>reverseOrder().compare(changing(), new Date(1));
  }

  @Expect({"returned 1", "returned 3"})
  static long sorted() {
    var date = new Date(1);
    Threads.start(() -> date.setTime(3));
    return Stream.of(new Date(2), date).sorted().findFirst().orElseThrow() == date ? 1 : 3;
  }

  @Expect({"returned ", "returned x"})
  static String textInAMessage() {
    var writer = new StringWriter();
    Threads.start(() -> writer.write('x'));
    return MessageFormat.format("{0}", writer);
  }

  @Expect({"returned 0", "returned 1"})
  static int behindAPrintStream() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true);
    var size = new int[1];
    var thread = Threads.start(() -> size[0] = bytes.size());
    out.print('x');
    Threads.join(thread);
    return size[0];
  }

  @Expect({"returned ab", "returned ba"})
  static String aPrintStreamOfBoth() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true);
    Threads.all(() -> out.print('a'), () -> out.print('b'));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Printing itself is no step. */
  @Expect("returned 1")
  static int printed() {
    Threads.all(() -> System.out.print("a"), () -> System.out.print("b"));
    return 1;
  }

  @Expect({"returned 1", "returned 3"})
  static long greatestOfAStream() {
    var date = new Date(1);
    Threads.start(() -> date.setTime(3));
    var greatest = Stream.of(new Date(2), date).max(Comparator.naturalOrder());
    return greatest.orElseThrow() == date ? 3 : 1;
  }

  @Expect({"returned 0", "returned 1"})
  static int orderByAKey() {
    return Comparator.comparing(Appointment::date)
        .compare(new Appointment(changing()), new Appointment(new Date(1)));
  }

  /** Nobody knows who else has what the JDK hands out. */
  @Expect({"returned 1", "returned 2"})
  static long setFromTheJdk() {
    var calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.setTimeInMillis(1);
    var format = new SimpleDateFormat("S", Locale.ROOT);
    format.setCalendar(calendar);
    var seen = new long[1];
    var thread = Threads.start(() -> seen[0] = calendar.getTimeInMillis());
    format.format(new Date(2));
    Threads.join(thread);
    return seen[0];
  }

  @Expect({"returned 1", "returned 2"})
  static int inAMapForThreads() {
    var dates = new ConcurrentHashMap<Date, Integer>();
    dates.put(new Date(1), 1);
    dates.put(changing(), 2);
    return dates.size();
  }

  @Expect({"returned 1", "returned 3"})
  static long inAQueueForThreads() {
    var date = new Date(1);
    Threads.start(() -> date.setTime(3));
    var queue = new PriorityBlockingQueue<>(List.of(new Date(2)));
    queue.add(date);
    return queue.peek() == date ? 1 : 3;
  }

  /** Two that agree leave one. */
  @Expect("returned 1")
  static int bothIntoAMapForThreads() {
    var dates = new ConcurrentHashMap<Date, Integer>();
    var date = new Date(1);
    Threads.all(() -> dates.put(date, 1), () -> dates.put(date, 1));
    return dates.size();
  }

  @Expect({"returned 1", "returned 2"})
  static long distinctDates() {
    return Stream.of(changing(), new Date(2)).distinct().count();
  }

  @Expect({"returned true", "returned false"})
  static boolean isEqualToAnother() {
    return Predicate.isEqual(new Date(2)).test(changing());
  }

  @Expect({"returned 2", "threw IllegalArgumentException"})
  static int setOfTwo() {
    return Set.of(changing(), new Date(2)).size();
  }

  @Expect({"returned 2", "threw IllegalArgumentException"})
  static int mapOfTwo() {
    return Map.of(changing(), 1, new Date(2), 2).size();
  }

  @Expect({"returned 1", "returned 2"})
  static int setOfAList() {
    return Set.copyOf(List.of(changing(), new Date(2))).size();
  }

  /** It is gone through while it grows. */
  @Expect(
      value = {"returned 0", "returned 1", "returned 2", "threw ConcurrentModificationException"},
      slow = true)
  static int setOfAGrowingList() {
    var list = new ArrayList<Integer>(2);
    Threads.start(
        () -> {
          list.add(1);
          list.add(2);
        });
    return Set.copyOf(list).size();
  }

  /** It is empty until the entry is there. */
  @Expect({"returned 0", "returned 1"})
  static int mapOfAGrowingMap() {
    var map = new HashMap<Integer, Integer>();
    map.put(1, 1);
    map.remove(1);
    Threads.start(() -> map.put(1, 1));
    return Map.copyOf(map).size();
  }
}
