package threadworks.schedule;

import corpus.Expect;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Report;
import threadworks.session.Engine;
import threadworks.session.ScheduleTarget;

/**
 * Replays the shortest schedule of every outcome of every program of the corpus, a thousand times
 * in a host that has explored and replayed all programs before, and a thousand times in one that
 * was started for it: each must come to its outcome. {@code Determinism 100 corpus.Memory} does so
 * a hundred times for one class.
 *
 * <p>It takes minutes, so it is no test; the tests replay each a few times.
 */
final class Determinism {
  private final int times;
  private long replays;
  private int outcomes;
  private int programs;

  private Determinism(int times) {
    this.times = times;
  }

  public static void main(String[] args) {
    var run = new Determinism(args.length > 0 ? Integer.parseInt(args[0]) : 1_000);
    var classes = args.length > 1 ? List.of(args).subList(1, args.length) : LitmusTest.CORPUS;
    long began = System.nanoTime();
    try (var used = Engine.open()) {
      for (var name : classes) {
        for (var method : LitmusTest.programs(name)) {
          run.check(method, used);
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d programs, %d outcomes, %,d replays in %.0f s: all as before%n",
        run.programs,
        run.outcomes,
        run.replays,
        (System.nanoTime() - began) / 1e9);
  }

  private void check(Method method, Engine used) {
    var bounds = Bounds.NONE.within(60).reduced();
    var report = used.explore(target(method), bounds).over().join();
    programs++;
    outcomes += report.outcomes().size();
    try (var fresh = Engine.open()) {
      for (var found : report.outcomes()) {
        for (int i = 0; i < times; i++) {
          again(used, method, found);
          again(fresh, method, found);
        }
      }
    }
  }

  private void again(Engine engine, Method method, Report.Found found) {
    var told = engine.replay(target(method), found.shortest()).join();
    replays++;
    if (told.misfit() != null
        || !told.outcome().equals(found.outcome())
        || !told.schedule().equals(found.shortest())) {
      throw new AssertionError(method + ": " + found + " came to " + told);
    }
  }

  private static ScheduleTarget target(Method method) {
    var expect = method.getAnnotation(Expect.class);
    return new ScheduleTarget(
        List.of(),
        method.getDeclaringClass().getName(),
        method.getName(),
        Map.of(),
        List.of(),
        new Limits(!expect.idle(), expect.spurious(), Limits.USUAL.steps()));
  }
}
