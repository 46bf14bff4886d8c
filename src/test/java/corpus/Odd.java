package corpus;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
}
