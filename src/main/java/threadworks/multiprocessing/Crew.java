package threadworks.multiprocessing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a pool: started a few at a time, and one in another's place. Its pool's lock
 * guards it.
 *
 * <p>As many start at once as there are cores: more would only hold each other up, and the first
 * tasks with them. Initializers may wait for each other, so those run all at once.
 */
final class Crew {
  /** By number; null for one that has ended or was not started yet. */
  final @Nullable WorkerProcess[] workers;

  /** After so many starts in a row that failed there is no point in another. */
  private static final int FAILED_STARTS = 3;

  private final PoolMemory memory;
  private final Path folder;
  private final WorkerCommand command;
  private final int most;
  private final boolean replaces;
  private final boolean initializes;
  private final WorkerProcess.Pump pump;
  private int begun;
  private int starting;
  private int failedStarts;

  /**
   * A crew of which nobody was started yet.
   *
   * @param most after how many chunks a worker ends, or -1
   * @param replaces whether one that ends is replaced
   * @param initializes whether workers do something of the user's before their first task
   */
  Crew(
      int workers,
      PoolMemory memory,
      Path folder,
      WorkerCommand command,
      int most,
      boolean replaces,
      boolean initializes,
      WorkerProcess.Pump pump) {
    this.workers = new @Nullable WorkerProcess[workers];
    this.memory = memory;
    this.folder = folder;
    this.command = command;
    this.most = most;
    this.replaces = replaces;
    this.initializes = initializes;
    this.pump = pump;
  }

  /** Starts those whose time has come. */
  void startSome() {
    while (mayBegin()) {
      start(begun++);
    }
  }

  private boolean mayBegin() {
    int atOnce = initializes ? workers.length : Runtime.getRuntime().availableProcessors();
    return begun < workers.length && starting < atOnce;
  }

  void start(int number) {
    workers[number] = new WorkerProcess(number, memory, folder, command, most, pump);
    starting++;
  }

  /** This one is ready for tasks. */
  void ready(WorkerProcess worker) {
    worker.ready = true;
    starting--;
    failedStarts = 0;
  }

  /** Whether one that has ended is replaced by another. */
  boolean replaces() {
    return replaces && failedStarts < FAILED_STARTS;
  }

  boolean allReady() {
    return begun == workers.length && starting == 0;
  }

  /** Whether none is still at the user's initializer. */
  boolean initialized() {
    return !initializes || living().stream().allMatch(worker -> worker.ready);
  }

  /** This one has ended; it is told once or more often. */
  void remove(WorkerProcess worker) {
    if (!worker.equals(workers[worker.number])) {
      return;
    }
    workers[worker.number] = null;
    if (!worker.ready) {
      starting--;
      failedStarts++;
    }
  }

  /** How it ended. */
  TaskException end(WorkerProcess worker) {
    return TaskException.ended(worker.pid(), worker.end().sentence(worker.pid(), command));
  }

  boolean gone() {
    return living().isEmpty();
  }

  List<WorkerProcess> living() {
    var living = new ArrayList<WorkerProcess>();
    for (var worker : workers) {
      if (worker != null) {
        living.add(worker);
      }
    }
    return living;
  }

  /** Has each end once it sleeps. */
  void closeInputs() {
    for (var worker : living()) {
      worker.closeInput();
    }
  }

  static void kill(List<WorkerProcess> workers) {
    for (var worker : workers) {
      worker.kill();
    }
  }
}
