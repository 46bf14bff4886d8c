package threadworks.multiprocessing;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import threadworks.wording.Sentence;

/**
 * The owner's end of one worker: its process and its ring. All but the reading of wake-up bytes
 * happens under the pool's lock.
 */
final class WorkerProcess {
  /** What a worker's pool does for it. */
  interface Pump {
    /** Something came from the worker's ring. */
    void woken(WorkerProcess worker);

    /** The process has ended. */
    void ended(WorkerProcess worker);
  }

  final int number;
  final Ring ring;
  final CountDownLatch ended = new CountDownLatch(1);

  /** Whether the initializer has run. */
  boolean ready;

  private final PoolMemory memory;
  private final java.lang.Process process;
  private final OutputStream wake;

  WorkerProcess(
      int number, PoolMemory memory, Path folder, WorkerCommand command, int most, Pump pump) {
    this.number = number;
    this.memory = memory;
    this.ring = new Ring(memory.buffer, PoolMemory.ring(number), PoolMemory.RESULTS);
    ring.clear();
    memory.state(number, PoolMemory.RUNNING);
    PoolMemory.LONG.setVolatile(memory.buffer, PoolMemory.current(number), 0L);
    PoolMemory.INT.setVolatile(memory.buffer, PoolMemory.exited(number), 0);
    var instrument = Instruments.current;
    try {
      process =
          instrument
              .command(command.of(Worker.class))
              .builder()
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("a worker process could not be started: " + e.getMessage(), e);
    }
    instrument.workerStarted(process.pid());
    wake = process.getOutputStream();
    tell(folder, most);
    Thread.ofPlatform()
        .daemon()
        .name("worker-" + process.pid() + "-wake-up")
        .start(() -> listen(pump));
    Thread.ofPlatform()
        .daemon()
        .name("worker-" + process.pid() + "-ended")
        .start(() -> awaitEnd(pump));
  }

  private void tell(Path folder, int most) {
    try {
      var out = new DataOutputStream(wake);
      out.writeUTF(folder.toString());
      out.writeInt(number);
      out.writeInt(most);
      out.flush();
    } catch (IOException e) {
      // It has ended already, which will be seen.
    }
  }

  private void listen(Pump pump) {
    var bytes = new byte[64];
    try (var in = process.getInputStream()) {
      while (in.read(bytes) >= 0) {
        pump.woken(this);
      }
    } catch (IOException e) {
      // It has ended, which will be seen.
    }
  }

  /**
   * Waits for the end of the process, on a thread of its own: {@code onExit} would need one of the
   * common pool, and those may all be busy, even waiting for this pool.
   */
  private void awaitEnd(Pump pump) {
    try {
      Waiting.uninterruptibly(process::waitFor);
      try {
        Instruments.current.workerEnded(process.pid());
      } finally {
        // Who watches may fail, as for a class that a new build has taken away: nobody waits for
        // the worker then.
        pump.ended(this);
      }
    } finally {
      ended.countDown();
    }
  }

  /** Wakes the worker from its sleep. */
  void wake() {
    try {
      wake.write(0);
      wake.flush();
    } catch (IOException e) {
      // It has ended, which will be seen.
    }
  }

  /** Has the worker end once it sleeps. */
  void closeInput() {
    try {
      wake.close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  void kill() {
    var _ = process.destroyForcibly();
  }

  /** Asks the process to end. */
  void ask() {
    // Process.destroy would end its input first, and with it the process, by another way.
    var _ = process.toHandle().destroy();
  }

  /**
   * How a process ended.
   *
   * @param code its exit code
   * @param exited whether it called {@code System.exit}; if not, a code above 128 is a signal's
   */
  record End(int code, boolean exited) {
    boolean killed() {
      return code > 128 && !exited;
    }

    /** The same in words, of the process with that number. */
    Sentence sentence(long pid, WorkerCommand command) {
      if (code == 3 && !exited) {
        return Sentence.of("worker.memory", pid, code, command.heap());
      }
      return killed()
          ? Sentence.of("worker.killed", pid, code - 128)
          : Sentence.of("worker.exit", pid, code);
    }
  }

  /** How the process, which has ended, did so; while the pool's memory is there. */
  End end() {
    int at = PoolMemory.exited(number);
    boolean exited = (int) PoolMemory.INT.getVolatile(memory.buffer, at) != 0;
    return new End(process.exitValue(), exited);
  }

  long pid() {
    return process.pid();
  }
}
