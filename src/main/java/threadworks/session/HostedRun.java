package threadworks.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import threadworks.host.HostProcess;
import threadworks.host.Hosts;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/** A run in child JVMs. */
final class HostedRun implements RunSession {
  private final Hosts hosts;
  private final RunRequest request;
  private final List<LiveRun> runs = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private Parameters parameters;
  private @Nullable HostProcess host;
  private boolean stopped;
  private boolean finished;
  private RunSnapshot last = new RunSnapshot(0, false, List.of());

  private HostedRun(Hosts hosts, RunRequest request, Parameters parameters) {
    this.hosts = hosts;
    this.request = request;
    this.parameters = parameters;
    for (int round = 1; round <= request.repeat(); round++) {
      for (var variant : request.variants()) {
        runs.add(new LiveRun(variant, round, parameters.idealMillis(variant)));
      }
    }
  }

  /** Begins to run, as {@link Runner#start} does. */
  static HostedRun start(Hosts hosts, RunRequest request) {
    var demo = request.demo();
    request.check();
    var session = new HostedRun(hosts, request, Parameters.of(demo, request.params()));
    Thread.ofPlatform().daemon().name("run " + demo.name()).start(session::runAll);
    return session;
  }

  private void runAll() {
    try {
      for (var run : runs) {
        runOne(run);
      }
    } finally {
      synchronized (this) {
        finished = true;
      }
      over.countDown();
    }
  }

  private void runOne(LiveRun run) {
    HostProcess taken = null;
    try {
      taken = take();
      if (taken == null) {
        run.stopped();
        return;
      }
      run.hostIs(taken.pid());
      var ending =
          taken.run(
              request.lesson().classpath(),
              request.demo().className(),
              run.variant().name(),
              values(),
              run.variant().cores(),
              run);
      if (isStopped()) {
        run.stopped();
      } else {
        run.ended(ending);
      }
    } catch (SentenceException e) {
      run.failed(e.sentence());
    } catch (InterruptedException | RuntimeException e) {
      run.failed(Sentence.of("run.impossible", e));
    } finally {
      if (taken != null) {
        release(taken);
      }
    }
  }

  /** The host for the next variant; null once stopped. */
  private @Nullable HostProcess take() {
    if (isStopped()) {
      return null;
    }
    var taken = hosts.take();
    synchronized (this) {
      if (!stopped) {
        host = taken;
        return taken;
      }
    }
    hosts.giveBack(taken);
    return null;
  }

  private void release(HostProcess taken) {
    synchronized (this) {
      host = null;
    }
    hosts.giveBack(taken);
  }

  private synchronized Map<String, Double> values() {
    return parameters.values();
  }

  @Override
  public void set(String param, double value) {
    HostProcess running;
    synchronized (this) {
      var changed = parameters.with(param, value);
      if (finished || stopped) {
        return;
      }
      double before = parameters.values().getOrDefault(param, value);
      parameters = changed;
      running = host;
      runs.forEach(run -> run.moved(param, before, value));
    }
    if (running != null) {
      running.set(param, value);
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public RunSnapshot snapshot() {
    synchronized (this) {
      if (last.finished()) {
        return last;
      }
      boolean finished = this.finished;
      var now = runs.stream().map(LiveRun::snapshot).toList();
      if (finished || last.version() == 0 || changed(now)) {
        last = new RunSnapshot(last.version() + 1, finished, now);
      }
      return last;
    }
  }

  @SuppressWarnings(
      "ReferenceEquality") // a run that does not run hands out the same snapshot again
  private boolean changed(List<VariantRun> now) {
    for (int i = 0; i < now.size(); i++) {
      if (now.get(i) != last.runs().get(i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void stop() {
    HostProcess running;
    synchronized (this) {
      stopped = true;
      running = host;
    }
    if (running != null) {
      Thread.ofPlatform().name("stop").start(running::kill);
    }
  }

  @Override
  public boolean await(Duration timeout) throws InterruptedException {
    return over.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }
}
