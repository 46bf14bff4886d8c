package threadworks.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import threadworks.host.Python;
import threadworks.lesson.Demo;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/** Twins in child processes, which end with this object, and with the program. */
final class HostedTwins implements Twins, AutoCloseable {
  private final Map<String, String> environment;
  private final boolean givesWay;
  private final Set<HostedTwinRun> running = ConcurrentHashMap.newKeySet();
  private final Thread sweep = Thread.ofPlatform().name("sweep").unstarted(this::end);
  private @Nullable CompletableFuture<List<Python>> found;

  /**
   * Twins of which none runs.
   *
   * @param environment what may name the Pythons
   * @param givesWay whether they are to leave a busy machine to others
   */
  HostedTwins(Map<String, String> environment, boolean givesWay) {
    this.environment = environment;
    this.givesWay = givesWay;
    Runtime.getRuntime().addShutdownHook(sweep);
  }

  private synchronized CompletableFuture<List<Python>> found() {
    var known = found;
    if (known == null) {
      known = new CompletableFuture<>();
      found = known;
      var to = known;
      Thread.ofPlatform().daemon().name("python-finder").start(() -> find(to));
    }
    return known;
  }

  private void find(CompletableFuture<List<Python>> to) {
    try {
      to.complete(Python.find(environment));
    } catch (InterruptedException | RuntimeException e) {
      to.completeExceptionally(e);
    }
  }

  @Override
  public CompletableFuture<List<String>> pythons() {
    return found().thenApply(all -> all.stream().map(Python::name).toList());
  }

  @Override
  public CompletableFuture<List<String>> lookAgain() {
    synchronized (this) {
      if (found != null && found.isDone()) {
        found = null;
      }
    }
    return pythons();
  }

  @Override
  public Sentence notFound() {
    return Python.notFound(environment);
  }

  @Override
  public TwinRun start(Demo demo, Map<String, Double> values) {
    var twin = demo.python();
    if (twin == null) {
      throw new SentenceException("twin.none", demo.name());
    }
    var run =
        new HostedTwinRun(found(), twin, Parameters.of(demo, values).words(), notFound(), givesWay);
    running.add(run);
    run.begin(() -> running.remove(run));
    return run;
  }

  private void end() {
    running.forEach(HostedTwinRun::stopAndWait);
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(sweep);
    } catch (IllegalStateException e) {
      // The program ends, and the hook with it.
    }
  }
}
