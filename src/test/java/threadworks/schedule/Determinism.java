package threadworks.schedule;

import corpus.Expect;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threadworks.host.ScheduleOrder;
import threadworks.host.ScheduleProcess;

/**
 * Replays the shortest schedule of every outcome of every program of the corpus, a thousand times
 * in a host that has explored and replayed all programs before, and a thousand times in one that
 * was started for it: each must come to its outcome. {@code Determinism 100 corpus.Memory} does so
 * a hundred times for one class.
 *
 * <p>It takes minutes, so it is no test; the tests replay each a few times.
 */
final class Determinism {
  private record Report(boolean complete, List<Found> outcomes, @Nullable String refused) {}

  private record Found(Shown outcome, String shortest) {}

  private record Shown(String kind, String value) {}

  private record Told(Shown outcome, String schedule, @Nullable String misfit) {}

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
    try (var used = ScheduleProcess.start()) {
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

  private void check(Method method, ScheduleProcess used) {
    var report =
        used.ask(order(ScheduleOrder.Task.EXPLORE, method, ""), Report.class, progress -> {});
    programs++;
    outcomes += report.outcomes().size();
    try (var fresh = ScheduleProcess.start()) {
      for (var found : report.outcomes()) {
        for (int i = 0; i < times; i++) {
          again(used, method, found);
          again(fresh, method, found);
        }
      }
    }
  }

  private void again(ScheduleProcess host, Method method, Found found) {
    var told =
        host.ask(
            order(ScheduleOrder.Task.REPLAY, method, found.shortest()), Told.class, progress -> {});
    replays++;
    if (told.misfit() != null
        || !told.outcome().equals(found.outcome())
        || !told.schedule().equals(found.shortest())) {
      throw new AssertionError(method + ": " + found + " came to " + told);
    }
  }

  private static ScheduleOrder order(ScheduleOrder.Task task, Method method, String code) {
    var expect = method.getAnnotation(Expect.class);
    return new ScheduleOrder(
        task,
        List.of(),
        method.getDeclaringClass().getName(),
        method.getName(),
        Map.of(),
        List.of(),
        !expect.idle(),
        expect.spurious(),
        false,
        Long.MAX_VALUE,
        60,
        true,
        0,
        0,
        code);
  }
}
