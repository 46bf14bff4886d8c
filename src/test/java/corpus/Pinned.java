package corpus;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What would differ from run to run, and what would tell of the weaving. */
final class Pinned {
  private static int count;
  private static @Nullable Object shared;

  private Pinned() {}

  /** Each schedule takes the chances that the first one took. */
  private static void runOtherSchedules() {
    Threads.all(() -> count++, () -> count++);
  }

  @Expect("returned [3, 2, 1, 4]")
  static List<Integer> shuffle() {
    runOtherSchedules();
    var list = new ArrayList<>(List.of(1, 2, 3, 4));
    Collections.shuffle(list);
    return list;
  }

  @Expect("returned 789")
  static int splittable() {
    runOtherSchedules();
    return new SplittableRandom().nextInt(1000);
  }

  @Expect("returned 483")
  static int generator() {
    runOtherSchedules();
    return RandomGenerator.getDefault().nextInt(1000);
  }

  /** Two threads take from one source of chance, and either may be the first. */
  @Expect({"returned true", "returned false"})
  static boolean chanceGoesRound() {
    var taken = new double[2];
    Threads.all(
        () -> {
          count++;
          taken[0] = Math.random();
        },
        () -> {
          count++;
          taken[1] = Math.random();
        });
    return taken[0] < taken[1];
  }

  @Expect("returned true")
  static boolean hashes() {
    runOtherSchedules();
    Runnable lambda = () -> {};
    var array = new int[1];
    return lambda.hashCode() == new int[1].hashCode() - 0x01000193
        && array.toString().equals("[I@" + Integer.toHexString(array.hashCode()))
        && ("" + lambda).equals("corpus.Pinned$$Lambda@1000193");
  }

  /** Who looks on, and shows what a variable holds, gives no object a number by that. */
  @Expect("returned 16777619")
  static int hashAfterSomebodyLookedOn() {
    Threads.all(() -> shared = new CompletableFuture<>(), () -> shared = new ReentrantLock());
    return new Object().hashCode();
  }

  @Expect("returned corpus.Pinned$$Lambda")
  static Runnable returnedLambda() {
    return () -> {};
  }

  private enum Colour {
    RED,
    GREEN,
    BLUE
  }

  @Expect("returned [RED, GREEN, BLUE]")
  static String hashedEnum() {
    runOtherSchedules();
    return new HashSet<>(List.of(Colour.RED, Colour.GREEN, Colour.BLUE)).toString();
  }

  @Expect("returned true")
  static boolean clocks() {
    runOtherSchedules();
    long start = 1_767_225_600_000L;
    return new Date().getTime() == start
        && Clock.systemUTC().millis() == start
        && Calendar.getInstance().getTimeInMillis() == start
        && ZonedDateTime.now().toInstant().toEpochMilli() == start
        && LocalDate.now().getYear() == 2026;
  }

  @Expect("returned java.util.ArrayList, java.lang.Object, class java.lang.Thread, Object")
  static String names() {
    var object = new Object();
    return new ArrayList<>().getClass().getName()
        + ", "
        + object.toString().replaceFirst("@.*", "")
        + ", "
        + new Thread().getClass()
        + ", "
        + object.getClass().getSimpleName();
  }

  @Expect("returned java.util.concurrent.locks.ReentrantLock[Unlocked]")
  static String nameOfALock() {
    return new ReentrantLock().toString().replaceFirst("@[0-9a-f]+", "");
  }
}
