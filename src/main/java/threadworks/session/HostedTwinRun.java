package threadworks.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import threadworks.host.Python;
import threadworks.host.PythonProcess;
import threadworks.lesson.Demo;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/** A twin in child processes, one after another, each in a folder of its own. */
final class HostedTwinRun implements TwinRun {
  private static final Duration END = Duration.ofSeconds(2);

  private final CompletableFuture<List<Python>> pythons;
  private final Demo.Source twin;
  private final List<String> values;
  private final Sentence notFound;
  private final boolean givesWay;
  private final CompletableFuture<@Nullable Void> halt = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private List<LivePython> runs = List.of();
  private @Nullable Sentence refused;
  private @Nullable PythonProcess process;
  private boolean stopped;
  private boolean finished;
  private long version;
  private @Nullable TwinSnapshot last;

  /**
   * A run that has not begun.
   *
   * @param pythons who will run it, as soon as they are found
   * @param values what it is told, a word each
   * @param notFound why nothing runs where none is found
   */
  HostedTwinRun(
      CompletableFuture<List<Python>> pythons,
      Demo.Source twin,
      List<String> values,
      Sentence notFound,
      boolean givesWay) {
    this.pythons = pythons;
    this.twin = twin;
    this.values = values;
    this.notFound = notFound;
    this.givesWay = givesWay;
  }

  /**
   * Begins.
   *
   * @param onEnd called when all is over
   */
  void begin(Runnable onEnd) {
    Thread.ofPlatform()
        .daemon()
        .name("twin " + twin.file())
        .start(
            () -> {
              try {
                runAll();
              } finally {
                synchronized (this) {
                  finished = true;
                }
                onEnd.run();
                over.countDown();
              }
            });
  }

  private void runAll() {
    // It may take a while to find them; who stops it meanwhile doesn't wait for that.
    CompletableFuture.anyOf(pythons, halt).join();
    var found = isStopped() ? List.<Python>of() : pythons.join();
    synchronized (this) {
      runs = found.stream().map(python -> new LivePython(python.name())).toList();
      refused = found.isEmpty() && !stopped ? notFound : null;
    }
    for (int i = 0; i < found.size(); i++) {
      run(found.get(i), runs.get(i));
    }
  }

  private void run(Python python, LivePython run) {
    try (var folder = TempFolder.in(Path.of(System.getProperty("java.io.tmpdir")))) {
      Files.writeString(folder.path().resolve(twin.file()), twin.text());
      var begun = start(python, folder.path(), run);
      var error = begun == null ? null : begun.await();
      synchronized (this) {
        process = null;
        run.ended(stopped, error);
      }
    } catch (SentenceException e) {
      run.ended(false, e.sentence());
    } catch (IOException | InterruptedException | RuntimeException e) {
      run.ended(false, Sentence.of("twin.noStart", python.name(), e));
    }
  }

  /** Starts it, unless all is to stop. */
  private synchronized @Nullable PythonProcess start(Python python, Path folder, LivePython run) {
    if (stopped) {
      return null;
    }
    var words = new ArrayList<String>();
    words.add(twin.file());
    words.addAll(values);
    run.begins();
    process = PythonProcess.start(python, folder, words, givesWay, run);
    return process;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public synchronized TwinSnapshot snapshot() {
    var known = last;
    if (known == null || !known.finished()) {
      known =
          new TwinSnapshot(
              ++version, finished, runs.stream().map(LivePython::snapshot).toList(), refused);
      last = known;
    }
    return known;
  }

  @Override
  public void stop() {
    PythonProcess running;
    synchronized (this) {
      stopped = true;
      running = process;
    }
    halt.complete(null);
    if (running != null) {
      Thread.ofPlatform().name("stop").start(running::kill);
    }
  }

  /** Ends it, and waits for that a while. */
  void stopAndWait() {
    stop();
    try {
      var _ = await(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean await(Duration timeout) throws InterruptedException {
    return over.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }
}
