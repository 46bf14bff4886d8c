package threadworks.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.session.Engine;
import threadworks.session.ScheduleTarget;
import threadworks.session.StepSession;

/**
 * How fast the engine is, and whether its memory stays flat: {@code Speed} explores three threads
 * that do {@code count++} twice each, some rounds in one JVM, in full and reduced; {@code Speed
 * soak 10000000} runs that many schedules and prints the heap that is left after each million;
 * {@code Speed seek} goes to and fro on schedules of a thousand steps, in hosts just started;
 * {@code Speed open} measures what a learner waits for: the first position of a program in a JVM
 * that is yet to be started and in one that is warm, a step, and the end of a search. With {@code
 * threadworks.schedules.archive} and {@code threadworks.twins} set it stands for the launcher's.
 *
 * <p>It is no test, because a figure of a shared machine proves nothing; run it with the options of
 * {@code schedule.access} in the pom, and {@code seek} with the launcher's, too, as the JVM that
 * asks stands for the window's.
 */
final class Speed {
  private static final String CLASS = "corpus.Memory";
  private static final String METHOD = "threeIncrementTwice";
  private static final int ROUNDS = 4;
  private static final int HOSTS = 6;
  private static final int SEEKS = 200;
  private static final int MOST_MILLIS = 10;
  private static final int REST_MILLIS = 3_000;

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
    if (args.length == 1 && args[0].equals("open")) {
      opening();
      return;
    }
    for (int round = 1; round <= ROUNDS; round++) {
      print("in full, round " + round, round(false));
      print("reduced, round " + round, round(true));
    }
  }

  /** By class and method, and another method of each class. */
  private static final Map<String, String> ANOTHER =
      Map.of(
          "corpus.Memory twoIncrement", "threeIncrement",
          "corpus.Monitors notifyOneOfTwo", "guardedIncrement",
          "corpus.Locks locksInTwoOrders", "reentrantLock",
          "corpus.Collections arrayListAdd", "hashMapPut",
          "corpus.Pools completableFuture", "blockingQueueThreeConsumers");

  private static final List<String> OPENED = ANOTHER.keySet().stream().sorted().toList();

  private static void opening() {
    var cold = new ArrayList<Double>();
    var hurried = new ArrayList<Double>();
    var warm = new ArrayList<Double>();
    var variant = new ArrayList<Double>();
    var step = new ArrayList<Double>();
    var ready = new ArrayList<Double>();
    for (int round = 0; round < 2; round++) {
      for (var name : OPENED) {
        try (var engine = Engine.open()) {
          cold.add(open(engine, name));
          for (var other : OPENED) {
            if (!other.equals(name)) {
              hurried.add(open(engine, other));
            }
          }
          var search =
              engine.explore(target("corpus.Pools blockingQueueThreeConsumers"), Bounds.NONE);
          while (search.report().schedules() == 0) {
            Thread.onSpinWait();
          }
          ready.add(
              millis(
                  () -> {
                    search.cancel();
                    engine
                        .explore(target("corpus.Memory twoIncrement"), Bounds.NONE.upTo(1))
                        .over()
                        .join();
                  }));
        }
      }
    }
    for (int round = 0; round < 2; round++) {
      try (var engine = Engine.open()) {
        engine.warmUp();
        rest();
        for (var name : OPENED) {
          warm.add(open(engine, name));
          step.add(millis(() -> engine.at(target(name), Schedule.parse("M"), 0).join()));
          var another = name.substring(0, name.indexOf(' ') + 1) + ANOTHER.get(name);
          variant.add(open(engine, another));
        }
      }
    }
    print("first position, JVM to be started", cold);
    print("first position, right after that", hurried);
    print("first position, JVM warm", warm);
    print("first position of another method of the same class", variant);
    print("step", step);
    print("search cancelled, to the first schedule of the next", ready);
  }

  /** As a learner does who reads the page before he opens its demo. */
  private static void rest() {
    try {
      Thread.sleep(REST_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double open(Engine engine, String name) {
    return millis(() -> engine.at(target(name), Bounds.NONE.from(), 0).join());
  }

  private static ScheduleTarget target(String name) {
    var parts = name.split(" ", 2);
    return new ScheduleTarget(List.of(), parts[0], parts[1], Map.of(), List.of(), Limits.USUAL);
  }

  private static double millis(Runnable task) {
    long began = System.nanoTime();
    task.run();
    return (System.nanoTime() - began) / 1e6;
  }

  private static void print(String what, List<Double> millis) {
    Collections.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.1f ms, from %.1f to %.1f (%d)%n",
        what,
        millis.get(millis.size() / 2),
        millis.getFirst(),
        millis.getLast(),
        millis.size());
  }

  private static Report round(boolean reduce) {
    return Exploring.all(Exploring.program(CLASS, METHOD), Limits.USUAL, reduce);
  }

  private static void print(String what, Report report) {
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

  /** Goes to and fro in hosts just started, as a learner does who drags the slider at once. */
  private static void seek(String method) {
    var target =
        new ScheduleTarget(List.of(), "corpus.Odd", method, Map.of(), List.of(), Limits.USUAL);
    var code = aThousandSteps(method);
    var places = new Random(1);
    var millis = new ArrayList<Double>();
    var slow = new ArrayList<String>();
    for (int host = 0; host < HOSTS; host++) {
      try (var engine = Engine.open()) {
        var session = new StepSession(engine, target);
        session.replay(code).join();
        for (int i = 0; i < SEEKS; i++) {
          int to = places.nextInt(code.size() + 1);
          long began = System.nanoTime();
          session.seek(to).join();
          double took = (System.nanoTime() - began) / 1e6;
          millis.add(took);
          if (took > MOST_MILLIS) {
            slow.add(
                String.format(Locale.ROOT, "%.1f ms in host %d, seek %d to %d", took, host, i, to));
          }
        }
      }
    }
    Collections.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "seek on a thousand steps of %s: median %.2f ms, 99 %% under %.2f, worst %.2f; %d of %,d"
            + " over %d ms%n",
        method,
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 99 / 100),
        millis.getLast(),
        slow.size(),
        millis.size(),
        MOST_MILLIS);
    slow.forEach(one -> System.out.println("  " + one));
  }

  private static Schedule aThousandSteps(String method) {
    var scheduler = new Scheduler(Exploring.program("corpus.Odd", method), Limits.USUAL, false);
    var chance = new Chance(1, 1);
    chance.next();
    scheduler.run(chance);
    return scheduler.schedule().first(1_000);
  }
}
