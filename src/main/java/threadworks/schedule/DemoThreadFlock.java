package threadworks.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for {@code jdk.internal.misc.ThreadFlock}, the threads of one structured scope: the
 * JDK's would be told by its own threads when they start and end. Only woven code of the scope
 * calls it, and only within its steps.
 */
public final class DemoThreadFlock extends DemoScope {
  private final String name;
  private final DemoScopedValue.@Nullable Binding bindings = owner.bindings;

  /** The flock that the owner opened before this one, or the one that the owner belongs to. */
  private final @Nullable DemoThreadFlock around = around(owner);

  private final List<DemoThread> threads = new ArrayList<>();
  private final List<DemoThread> gone = new ArrayList<>();
  private boolean permit;
  private boolean shutdown;
  private boolean closing;

  private DemoThreadFlock(String name) {
    this.name = name;
  }

  /** As {@code ThreadFlock.open}. */
  public static DemoThreadFlock open(String name) {
    var flock = new DemoThreadFlock(name);
    flock.enter();
    return flock;
  }

  private static @Nullable DemoThreadFlock around(DemoThread thread) {
    var scope = thread.scope;
    while (scope != null && !(scope instanceof DemoThreadFlock)) {
      scope = scope.outer;
    }
    return scope != null ? (DemoThreadFlock) scope : thread.flock;
  }

  /** As {@code ThreadFlock.name}. */
  public String name() {
    return name;
  }

  /** As {@code ThreadFlock.owner}. */
  public Thread owner() {
    return owner;
  }

  /** As {@code ThreadFlock.threads}. */
  public Stream<Thread> threads() {
    used();
    return List.<Thread>copyOf(threads).stream();
  }

  /** As {@code ThreadFlock.start}. */
  @SuppressWarnings("ReferenceEquality") // bindings are the same or not
  public Thread start(Thread thread) {
    var self = ThreadHooks.self().thread;
    if (!self.equals(owner) && !contains(self)) {
      throw new WrongThreadException("Current thread not owner or thread in flock");
    }
    used();
    var demo = (DemoThread) thread;
    if (demo.strand != null) {
      throw new IllegalThreadStateException();
    }
    if (shutdown) {
      throw new IllegalStateException("Shutdown");
    }
    if (self.bindings != bindings) {
      throw violation("Scoped value bindings have changed");
    }
    demo.flock = this;
    demo.bindings = bindings;
    threads.add(demo);
    demo.start();
    return thread;
  }

  private boolean contains(DemoThread thread) {
    for (var flock = thread.flock; flock != null; flock = flock.around) {
      if (flock.equals(this)) {
        return true;
      }
    }
    return false;
  }

  /** One of its threads ends. */
  void ended(DemoThread thread) {
    used();
    threads.remove(thread);
    if (thread.virtual) {
      gone.add(thread);
    }
    if (threads.isEmpty()) {
      wakeOwner();
    }
  }

  /** As {@code ThreadFlock.shutdown}. */
  public void shutdown() {
    used();
    shutdown = true;
  }

  /** As {@code ThreadFlock.wakeup}. */
  public void wakeup() {
    used();
    if (!permit) {
      permit = true;
      if (!ThreadHooks.self().thread.equals(owner)) {
        wakeOwner();
      }
    }
  }

  private void wakeOwner() {
    boolean inside = Hooks.inside;
    Hooks.inside = true;
    ThreadHooks.unpark(owner);
    Hooks.inside = inside;
  }

  /** As {@code ThreadFlock.awaitAll}. */
  public boolean awaitAll() throws InterruptedException {
    used();
    while (!threads.isEmpty() && !permit) {
      DemoLockSupport.park();
      if (ThreadHooks.interrupted()) {
        throw new InterruptedException();
      }
      used();
    }
    if (permit) {
      permit = false;
      return threads.isEmpty();
    }
    return haveEnded();
  }

  /**
   * Whether all of its threads are gone. Virtual ones have ended by then for all to see; a platform
   * thread says that it goes while it is still alive.
   */
  private boolean haveEnded() {
    if (!threads.isEmpty()) {
      return false;
    }
    for (var thread : gone) {
      var strand = thread.strand;
      if (strand != null && strand.lingers) {
        Hooks.scheduler().end(strand);
      }
    }
    gone.clear();
    return true;
  }

  /** As {@code ThreadFlock.close}. */
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    boolean interrupted = awaitEnd();
    boolean innermost = leave();
    if (interrupted) {
      owner.interrupt();
    }
    if (!innermost) {
      throw violation(null);
    }
  }

  @Override
  boolean closeLeftOpen() {
    if (!closing) {
      closing = true;
      if (awaitEnd()) {
        owner.interrupt();
      }
    }
    return true;
  }

  /** Waits for its threads; tells whether the owner was interrupted meanwhile. */
  private boolean awaitEnd() {
    shutdown();
    boolean interrupted = false;
    while (!haveEnded()) {
      DemoLockSupport.park();
      interrupted |= ThreadHooks.interrupted();
      used();
    }
    return interrupted;
  }

  private void used() {
    Hooks.changes++;
    Hooks.touch(this, true);
  }

  /** The JDK's exception, which code that is compiled without preview features cannot name. */
  static RuntimeException violation(@Nullable String message) {
    try {
      var type = Class.forName("java.util.concurrent.StructureViolationException");
      return (RuntimeException)
          (message == null
              ? type.getConstructor().newInstance()
              : type.getConstructor(String.class).newInstance(message));
    } catch (ReflectiveOperationException e) {
      return new IllegalStateException(e);
    }
  }
}
