package threadworks.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How fast the engine is, and whether its memory stays flat: {@code Speed} explores three threads
 * that do {@code count++} twice each, some rounds in one JVM, in full and reduced; {@code Speed
 * soak 10000000} runs that many schedules and prints the heap that is left after each million;
 * {@code Speed seek} goes to and fro on schedules of a thousand steps.
 *
 * <p>It is no test, because a figure of a shared machine proves nothing; run it with the options of
 * {@code schedule.access} in the pom.
 */
final class Speed {
  private static final String CLASS = "corpus.Memory";
  private static final String METHOD = "threeIncrementTwice";
  private static final int ROUNDS = 4;

  private Speed() {}

  public static void main(String[] args) {
    if (args.length == 2 && args[0].equals("soak")) {
      soak(Long.parseLong(args[1]));
      return;
    }
    if (args.length == 1 && args[0].equals("seek")) {
      for (var method : List.of("longCount", "longList", "longQueue")) {
        seek(method);
      }
      return;
    }
    for (int round = 1; round <= ROUNDS; round++) {
      print("in full, round " + round, round(false));
      print("reduced, round " + round, round(true));
    }
  }

  private static Explorer.Report round(boolean reduce) {
    return Exploring.all(Exploring.program(CLASS, METHOD), Limits.USUAL, reduce);
  }

  private static void print(String what, Explorer.Report report) {
    System.out.printf(
        Locale.ROOT,
        "%s: %,d schedules in %.2f s, %,.0f schedules/s, %,.0f steps/s, %d outcomes, complete:"
            + " %s%n",
        what,
        report.schedules(),
        report.seconds(),
        report.schedules() / report.seconds(),
        report.steps() / report.seconds(),
        report.outcomes().size(),
        report.complete());
  }

  private static void soak(long schedules) {
    var program = Exploring.program(CLASS, METHOD);
    long run = 0;
    long told = 0;
    while (run < schedules) {
      run += Exploring.all(program, Limits.USUAL, false).schedules();
      if (run - told >= 1_000_000) {
        told = run;
        System.gc();
        var runtime = Runtime.getRuntime();
        System.out.printf(
            Locale.ROOT,
            "%,d schedules: %,d KiB in use%n",
            run,
            (runtime.totalMemory() - runtime.freeMemory()) / 1024);
      }
    }
  }

  private static void seek(String method) {
    var program = Exploring.program("corpus.Odd", method);
    var scheduler = new Scheduler(program, Limits.USUAL, false);
    var chance = new Chance(1, 1);
    chance.next();
    scheduler.run(chance);
    var whole = scheduler.schedule();
    var schedule = whole.first(Math.min(1_000, whole.size()));
    var places = new Random(1);
    var millis = new double[400];
    for (int i = 0; i < millis.length; i++) {
      int to = 1 + places.nextInt(schedule.size());
      long began = System.nanoTime();
      if (Stepper.at(program, Limits.USUAL, schedule.first(to)).misfit() != null) {
        throw new AssertionError(method);
      }
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    double first = millis[0];
    var later = Arrays.copyOfRange(millis, millis.length / 2, millis.length);
    Arrays.sort(later);
    System.out.printf(
        Locale.ROOT,
        "seek on %d steps of %s: first %.1f ms; warm: median %.2f ms, worst %.2f ms%n",
        schedule.size(),
        method,
        first,
        later[later.length / 2],
        later[later.length - 1]);
  }
}
