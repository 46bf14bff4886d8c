package threadworks.ui.lab.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import threadworks.lesson.Demo;
import threadworks.session.PythonRun;
import threadworks.session.TwinRun;
import threadworks.session.TwinSnapshot;
import threadworks.session.Twins;
import threadworks.wording.Sentence;

/** Twins whose runs are made up, and stand where the test puts them. */
public final class FakeTwins implements Twins, TwinRun {
  private List<String> pythons = List.of();
  private TwinSnapshot now = new TwinSnapshot(1, true, List.of(), null);
  private Map<String, Double> values = Map.of();
  private boolean stopped;

  /** Has these be found from now on. */
  FakeTwins found(String... names) {
    pythons = List.of(names);
    return this;
  }

  /** Has the run stand so. */
  void stands(boolean finished, PythonRun... runs) {
    now = new TwinSnapshot(now.version() + 1, finished, List.of(runs), null);
  }

  /** What it was told when it was started last. */
  Map<String, Double> values() {
    return values;
  }

  boolean isStopped() {
    return stopped;
  }

  @Override
  public CompletableFuture<List<String>> pythons() {
    return CompletableFuture.completedFuture(pythons);
  }

  @Override
  public CompletableFuture<List<String>> lookAgain() {
    return pythons();
  }

  @Override
  public Sentence notFound() {
    return Sentence.of("twin.skipped");
  }

  @Override
  public TwinRun start(Demo demo, Map<String, Double> values) {
    this.values = values;
    return this;
  }

  @Override
  public TwinSnapshot snapshot() {
    return now;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean await(Duration timeout) {
    return now.finished();
  }
}
