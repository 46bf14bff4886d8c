package threadworks.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import threadworks.host.Ending;
import threadworks.host.HostProcess;
import threadworks.host.Hosts;
import threadworks.lesson.Demo;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/** Real runs in a child JVM, and in a fresh one wherever that has gone or is of no more use. */
final class HostedRealRuns implements RealRuns {
  /** How long a run may take beyond its ideal time. */
  private static final long PATIENCE_MILLIS = 2_000;

  /** How long the run under way may take to end, rather than be ended with its JVM. */
  private static final long GRACE_MILLIS = 200;

  private final Hosts hosts;
  private final RunRequest request;
  private final Parameters parameters;
  private final LuckCount count;
  private final CompletableFuture<Luck> over = new CompletableFuture<>();
  private @Nullable HostProcess host;

  private HostedRealRuns(Hosts hosts, RunRequest request) {
    this.hosts = hosts;
    this.request = request;
    parameters = Parameters.of(request.demo(), request.params());
    count = new LuckCount(request.repeat());
  }

  static HostedRealRuns begin(Hosts hosts, RunRequest request, double seconds) {
    request.check();
    if (request.variants().size() > 1) {
      throw new IllegalArgumentException("one variant at a time, not " + request.variants());
    }
    var runs = new HostedRealRuns(hosts, request);
    Thread.ofPlatform().daemon().name("luck " + request.demo().name()).start(runs::runAll);
    CompletableFuture.delayedExecutor((long) (seconds * 1e9), TimeUnit.NANOSECONDS)
        .execute(runs::cancel);
    return runs;
  }

  private void runAll() {
    try {
      for (int made = 0; made < request.repeat() && !over.isDone(); made++) {
        runOne();
      }
      over.complete(count.close());
    } catch (SentenceException e) {
      fails(e);
    } catch (InterruptedException | RuntimeException e) {
      fails(new SentenceException(Sentence.of("run.impossible", e)));
    } finally {
      release();
    }
  }

  private void runOne() throws InterruptedException {
    Demo.Variant variant = request.variants().getFirst();
    double ideal = parameters.idealMillis(variant);
    long limit = PATIENCE_MILLIS + (long) (Double.isNaN(ideal) ? 0 : ideal);
    var taken = take();
    if (over.isDone()) {
      return;
    }
    var ending =
        taken.once(
            request.lesson().classpath(),
            request.demo().className(),
            variant.name(),
            parameters.values(),
            variant.cores(),
            limit);
    switch (ending) {
      case Ending.Came came -> {
        count.add(came);
        if (!came.fit()) {
          release();
        }
      }
      case Ending.Died died -> {
        count.add(died);
        release();
      }
      case Ending.Refused(var sentence) -> throw new SentenceException(sentence);
      default -> throw new IllegalStateException("no host that watches was asked: " + ending);
    }
  }

  private HostProcess take() {
    var known = host();
    if (known == null) {
      known = hosts.take();
      synchronized (this) {
        host = known;
      }
    }
    return known;
  }

  private synchronized @Nullable HostProcess host() {
    return host;
  }

  private void release() {
    var done = host();
    synchronized (this) {
      host = null;
    }
    if (done != null) {
      hosts.giveBack(done);
    }
  }

  private void fails(SentenceException why) {
    var luck = count.close();
    if (luck.made() == 0) {
      over.completeExceptionally(why);
    } else {
      over.complete(luck);
    }
  }

  @Override
  public Luck report() {
    return count.report();
  }

  @Override
  public CompletableFuture<Luck> over() {
    return over;
  }

  @Override
  public void cancel() {
    if (over.complete(count.close())) {
      CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS).execute(this::kill);
    }
  }

  /** Not a host that has been given back, which may serve another. */
  private synchronized void kill() {
    if (host != null) {
      host.kill();
    }
  }
}
