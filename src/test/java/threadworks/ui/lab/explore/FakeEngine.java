package threadworks.ui.lab.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Replay;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.session.Engine;
import threadworks.session.Exploration;
import threadworks.session.Luck;
import threadworks.session.RealRuns;
import threadworks.session.RunRequest;
import threadworks.session.ScheduleTarget;

/** Searches and real runs that are made up, and stand where the test puts them. */
final class FakeEngine implements Engine {
  /** What was asked for, in order. */
  final List<Bounds> asked = new ArrayList<>();

  /** Of what, in the same order. */
  final List<ScheduleTarget> targets = new ArrayList<>();

  final List<RunRequest> repeated = new ArrayList<>();
  Search search = new Search();
  Runs runs = new Runs();

  /** A search. */
  static final class Search implements Exploration {
    volatile Report now = Report.NOTHING;
    final CompletableFuture<Report> over = new CompletableFuture<>();

    @Override
    public Report report() {
      return now;
    }

    @Override
    public CompletableFuture<Report> over() {
      return over;
    }

    @Override
    public void cancel() {
      over.complete(now);
    }
  }

  /** Real runs. */
  static final class Runs implements RealRuns {
    volatile Luck now = new Luck(1_000, Map.of(), 0, 0, 0, null, 0);
    final CompletableFuture<Luck> over = new CompletableFuture<>();

    @Override
    public Luck report() {
      return now;
    }

    @Override
    public CompletableFuture<Luck> over() {
      return over;
    }

    @Override
    public void cancel() {
      over.complete(now);
    }
  }

  static Outcome returned(String value) {
    return new Outcome(Outcome.Kind.RETURNED, value, List.of());
  }

  static Outcome deadlock() {
    return new Outcome(Outcome.Kind.DEADLOCK, "", List.of());
  }

  static Report.Found found(Outcome outcome, long count, String shortest) {
    return new Report.Found(outcome, count, Schedule.parse(shortest), 1, null);
  }

  /** A report after a second. */
  static Report report(boolean complete, double estimate, Report.Found... found) {
    return new Report(
        List.of(found).stream().mapToLong(Report.Found::count).sum(),
        complete,
        false,
        0,
        1,
        estimate,
        List.of(found),
        List.of(),
        null,
        0,
        0,
        10_000,
        null,
        List.of());
  }

  RealRuns repeat(RunRequest request) {
    repeated.add(request);
    runs = new Runs();
    return runs;
  }

  @Override
  public Exploration explore(ScheduleTarget target, Bounds bounds) {
    asked.add(bounds);
    targets.add(target);
    search = new Search();
    return search;
  }

  @Override
  public CompletableFuture<Position> at(ScheduleTarget target, Schedule schedule, int known) {
    throw new IllegalStateException("nobody steps here");
  }

  @Override
  public CompletableFuture<Replay> replay(ScheduleTarget target, Schedule schedule) {
    throw new IllegalStateException("nobody steps here");
  }

  @Override
  public void warmUp() {}

  @Override
  public void close() {}
}
