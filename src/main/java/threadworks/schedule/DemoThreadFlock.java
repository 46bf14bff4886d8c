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
public final class DemoThreadFlock {
  private final String name;
  private final DemoThread owner = (DemoThread) ThreadHooks.currentThread();
  private final DemoScopedValue.@Nullable Binding bindings = owner.bindings;

  /** The flock that the owner opened before this one, or the one that the owner belongs to. */
  private final @Nullable DemoThreadFlock outer = owner.opened != null ? owner.opened : owner.flock;

  private final @Nullable DemoThreadFlock before = owner.opened;
  private final List<DemoThread> threads = new ArrayList<>();
  private boolean permit;
  private boolean shutdown;
  private boolean closed;

  private DemoThreadFlock(String name) {
    this.name = name;
  }

  /** As {@code ThreadFlock.open}. */
  public static DemoThreadFlock open(String name) {
    var flock = new DemoThreadFlock(name);
    flock.owner.opened = flock;
    return flock;
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
    if (self.bindings != bindings) {
      throw violation();
    }
    if (shutdown) {
      throw new IllegalStateException("Shutdown");
    }
    var demo = (DemoThread) thread;
    if (demo.strand != null) {
      throw new IllegalThreadStateException();
    }
    demo.flock = this;
    demo.bindings = bindings;
    threads.add(demo);
    demo.start();
    return thread;
  }

  private boolean contains(DemoThread thread) {
    for (var flock = thread.flock; flock != null; flock = flock.outer) {
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
      wakeOwner();
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
    permit = false;
    return threads.isEmpty();
  }

  /** As {@code ThreadFlock.close}. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    shutdown();
    boolean interrupted = false;
    while (!threads.isEmpty()) {
      DemoLockSupport.park();
      interrupted |= ThreadHooks.interrupted();
      used();
    }
    boolean innermost = equals(owner.opened);
    for (var inner = owner.opened; inner != null && !inner.equals(this); inner = inner.before) {
      inner.close();
    }
    owner.opened = before;
    if (interrupted) {
      owner.interrupt();
    }
    if (!innermost) {
      throw violation();
    }
  }

  private void used() {
    Hooks.changes++;
    Hooks.touch(this, true);
  }

  /** The JDK's exception, which code that is compiled without preview features cannot name. */
  private static RuntimeException violation() {
    try {
      var type = Class.forName("java.util.concurrent.StructureViolationException");
      return (RuntimeException) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      return new IllegalStateException(e);
    }
  }
}
