package corpus;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.ref.ReferenceQueue;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Programs that print, and programs that do what cannot be modelled. */
final class Odd {
  private static int count;

  private Odd() {}

  static void prints() {
    System.out.println("one");
    System.out.printf("%d and %s\n", 2, "3");
  }

  static String file() throws IOException {
    return Files.readString(Path.of("pom.xml"));
  }

  static boolean socket() throws IOException {
    return new Socket("localhost", 1).isBound();
  }

  static long process() throws IOException {
    return new ProcessBuilder("true").start().pid();
  }

  static int parallel() {
    return List.of(1, 2).parallelStream().mapToInt(n -> n).sum();
  }

  static void exits() {
    System.exit(0);
  }

  static Object exitsInText() {
    return new Object() {
      @Override
      public String toString() {
        Runtime.getRuntime().halt(3);
        return "";
      }
    };
  }

  static void printWriter() throws IOException {
    new PrintWriter("target/never").close();
  }

  static void printStream() throws IOException {
    new PrintStream("target/never").close();
  }

  static void formatter() throws IOException {
    new Formatter("target/never").close();
  }

  static int piped() throws IOException {
    return new PipedInputStream().read();
  }

  static boolean collected() throws InterruptedException {
    return new ReferenceQueue<Object>().remove(100) == null;
  }

  static boolean console() {
    return System.console() == null;
  }

  static void group() {
    new ThreadGroup("group").list();
  }

  /** Neither reads a file nor asks a network. */
  static String harmless() {
    var scanner = new Scanner("1 2");
    return scanner.nextInt() + scanner.nextInt() + " " + URI.create("http://host/path").getHost();
  }

  /** Takes its time, but not for ever. */
  static int primes() {
    int primes = 0;
    for (int n = 2; n < 30_000; n++) {
      boolean prime = true;
      for (int by = 2; by < n && prime; by++) {
        prime = n % by != 0;
      }
      primes += prime ? 1 : 0;
    }
    return primes;
  }

  private static long callForEver(int n) {
    return n < 2 ? n : callForEver(n - 1) + callForEver(n - 2);
  }

  static long callsForEver() {
    return callForEver(70);
  }

  static long streamsForEver() {
    return Stream.generate(() -> 1).filter(n -> n > 1).count();
  }

  /** The second schedule hangs where nothing is woven. */
  static long hangsLater() {
    Threads.all(() -> count++, () -> count++);
    return count == 1 ? LongStream.range(0, Long.MAX_VALUE).sum() : count;
  }

  private static volatile boolean first = true;
  private static volatile boolean second = true;

  /** Two threads that step aside for each other, and count how often they did. */
  static String makesWay() {
    var steps = new int[2];
    Threads.all(
        () -> {
          while (second) {
            first = false;
            steps[0]++;
            first = true;
          }
          first = false;
        },
        () -> {
          while (first) {
            second = false;
            steps[1]++;
            second = true;
          }
          second = false;
        });
    return "done";
  }

  static void startsMany() {
    var latch = new CountDownLatch(1);
    for (int i = 0; i < 60; i++) {
      Threads.start(latch::await);
    }
    latch.countDown();
  }

  /** Counts for ever: no state comes twice. */
  static int countsForEver() {
    while (true) {
      count++;
    }
  }

  /** Never touches anything shared. */
  static int computesForEver() {
    long n = 0;
    while (n >= 0) {
      n = n * 31 + 1 & Long.MAX_VALUE;
    }
    return 0;
  }

  /** Two threads that make way for each other for ever. */
  static int politeForEver() {
    var wants = new boolean[2];
    Threads.all(() -> polite(wants, 0), () -> polite(wants, 1));
    return count;
  }

  private static void polite(boolean[] wants, int me) {
    while (true) {
      wants[me] = true;
      if (!wants[1 - me]) {
        break;
      }
      wants[me] = false;
    }
    count++;
    wants[me] = false;
  }

  static int eatsMemory() {
    var all = new java.util.ArrayList<long[]>();
    while (true) {
      all.add(new long[1 << 22]);
    }
  }

  /** More than a thousand steps. */
  static int longCount() {
    Threads.Body body =
        () -> {
          for (int i = 0; i < 260; i++) {
            count++;
          }
        };
    Threads.all(body, body);
    return count;
  }

  static int longList() {
    var list = new java.util.ArrayList<Integer>();
    Threads.Body body =
        () -> {
          for (int i = 0; i < 80; i++) {
            synchronized (list) {
              list.add(i);
            }
          }
        };
    Threads.all(body, body);
    return list.size();
  }

  static int longQueue() throws InterruptedException {
    var queue = new java.util.concurrent.ArrayBlockingQueue<Integer>(2);
    Threads.start(
        () -> {
          for (int i = 0; i < 400; i++) {
            queue.put(i);
          }
        });
    int sum = 0;
    for (int i = 0; i < 400; i++) {
      sum += queue.take();
    }
    return sum;
  }

  public static void main(String[] args) {
    count = args.length;
  }

  static long parallelSupport() {
    return java.util.stream.StreamSupport.stream(List.of(1, 2).spliterator(), true).count();
  }

  static List<Integer> mapConcurrent() {
    return List.of(1, 2).stream()
        .gather(java.util.stream.Gatherers.mapConcurrent(2, n -> n + 1))
        .toList();
  }

  static void reflectedSleep() throws ReflectiveOperationException {
    Thread.class.getMethod("sleep", long.class).invoke(null, 3_600_000L);
  }

  /** By reflection no hook gives the lock back that the properties hold meanwhile. */
  static Object waitsWithin() {
    var properties = new java.util.Properties();
    properties.put("n", 1);
    Threads.all(
        () ->
            properties.merge(
                "n",
                1,
                (a, b) -> {
                  try {
                    properties.wait(1);
                  } catch (InterruptedException e) {
                    count++;
                  }
                  return a;
                }),
        () -> properties.put("m", 1));
    return properties.get("n");
  }

  /** The printer takes the lock of the writer that it has within, which a thread has. */
  static int printsPastAHolder() {
    var lock = new Object();
    var printer = new java.io.PrintWriter(new Printed.Counting(lock));
    Threads.all(
        () -> printer.print("x"),
        () -> {
          synchronized (lock) {
            count++;
          }
        });
    return count;
  }

  /** Only its own thread has the queue: the call is part of the read. */
  static boolean offersToItself() {
    return new java.util.concurrent.LinkedBlockingQueue<Integer>().offer(count);
  }
}
