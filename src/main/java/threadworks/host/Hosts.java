package threadworks.host;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import threadworks.multiprocessing.JavaCommand;
import threadworks.wording.SentenceException;

/**
 * The child JVMs that demos run in. One is kept warm, so that a run begins at once; all end with
 * this object, and with the program however it ends.
 *
 * <p>A host that a run left clean serves the next one. A new one is started only when there is none
 * to serve, which is before a run or after it: starting a JVM beside a run would disturb what is
 * measured.
 */
public final class Hosts implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(2);

  private final JavaCommand command;
  private final Set<HostProcess> living = ConcurrentHashMap.newKeySet();
  private final Thread sweep = Thread.ofPlatform().name("sweep").unstarted(this::end);
  private @Nullable CompletableFuture<HostProcess> warm;
  private volatile boolean closed;

  private Hosts(JavaCommand command) {
    this.command = command;
  }

  /** Opens the supply; nothing is started yet. */
  public static Hosts open() {
    return open(HostCommand.command());
  }

  /**
   * The same for a window that people look at: where all cores are busy, with workers that start or
   * compute, the hosts give way to it.
   */
  public static Hosts givingWay() {
    return open(HostCommand.givingWay());
  }

  private static Hosts open(JavaCommand command) {
    var hosts = new Hosts(command);
    Runtime.getRuntime().addShutdownHook(hosts.sweep);
    return hosts;
  }

  /** Has one started in the background unless there is one, so that the next run begins at once. */
  public synchronized void warmUp() {
    if (warm == null && !closed) {
      warm =
          CompletableFuture.supplyAsync(
              this::start, task -> Thread.ofPlatform().daemon().name("host-starter").start(task));
    }
  }

  private HostProcess start() {
    var host = HostProcess.start(command);
    living.add(host);
    if (closed) {
      host.kill();
    }
    return host;
  }

  /**
   * Hands out a host, the warm one if there is one. The caller gives it back, dead or alive.
   *
   * @throws SentenceException when none can be started
   * @throws IllegalStateException when this is closed
   */
  public HostProcess take() {
    while (true) {
      CompletableFuture<HostProcess> next;
      synchronized (this) {
        if (closed) {
          throw new IllegalStateException("the hosts are closed");
        }
        warmUp();
        next = warm;
        warm = null;
      }
      var host = join(next);
      if (host.reusable()) {
        return host;
      }
      discard(host);
    }
  }

  private static HostProcess join(@Nullable CompletableFuture<HostProcess> host) {
    try {
      return Objects.requireNonNull(host).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Takes a host back: for the next run if nothing was left behind in it, else it is ended and
   * another one is warmed up.
   */
  public void giveBack(HostProcess host) {
    synchronized (this) {
      if (host.reusable() && warm == null && !closed) {
        warm = CompletableFuture.completedFuture(host);
        return;
      }
    }
    discard(host);
    warmUp();
  }

  private void discard(HostProcess host) {
    host.kill();
    await(host);
    living.remove(host);
  }

  /** Ends every child JVM and its descendants, and waits for that. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(sweep);
    } catch (IllegalStateException e) {
      // The program ends, and the hook with it.
    }
  }

  private void end() {
    synchronized (this) {
      closed = true;
      warm = null;
    }
    living.forEach(HostProcess::kill);
    living.forEach(Hosts::await);
  }

  private static void await(HostProcess host) {
    try {
      var _ = host.awaitEnd(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
