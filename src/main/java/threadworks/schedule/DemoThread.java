package threadworks.schedule;

import org.jspecify.annotations.Nullable;

/**
 * The thread object of a demo under the scheduler. For the JVM it is never started: woven code
 * makes one wherever the source says {@code new Thread}, and its own threads extend it.
 */
public class DemoThread extends Thread implements Headed {
  /** See {@link Headed}; a field that woven subclasses read. */
  public @Nullable Head threadworks$head = Hooks.current;

  private static final int SET_HANDLER = site("setUncaughtExceptionHandler");
  private static final int GET_HANDLER = site("getUncaughtExceptionHandler");

  private static int site(String method) {
    return CodeSites.add(new CodeSite("", "", "", 0, "java.lang.Thread", "Thread", method));
  }

  private final @Nullable Runnable task;
  final boolean virtual;
  boolean daemon;
  @Nullable Strand strand;
  boolean interrupted;
  @Nullable ThreadLocals locals;
  DemoScopedValue.@Nullable Binding bindings;

  /** The structured scope it belongs to. */
  @Nullable DemoThreadFlock flock;

  /** The innermost scope that it is in. */
  @Nullable DemoScope scope;

  /** As {@link Thread#Thread()}. */
  public DemoThread() {
    this(null, null, Hooks.scheduler().nextName(), 0, true);
  }

  /** As {@link Thread#Thread(Runnable)}. */
  public DemoThread(@Nullable Runnable task) {
    this(null, task, Hooks.scheduler().nextName(), 0, true);
  }

  /** As {@link Thread#Thread(ThreadGroup, Runnable)}. */
  public DemoThread(@Nullable ThreadGroup group, @Nullable Runnable task) {
    this(group, task, Hooks.scheduler().nextName(), 0, true);
  }

  /** As {@link Thread#Thread(String)}. */
  public DemoThread(String name) {
    this(null, null, name, 0, true);
  }

  /** As {@link Thread#Thread(ThreadGroup, String)}. */
  public DemoThread(@Nullable ThreadGroup group, String name) {
    this(group, null, name, 0, true);
  }

  /** As {@link Thread#Thread(Runnable, String)}. */
  public DemoThread(@Nullable Runnable task, String name) {
    this(null, task, name, 0, true);
  }

  /** As {@link Thread#Thread(ThreadGroup, Runnable, String)}. */
  public DemoThread(@Nullable ThreadGroup group, @Nullable Runnable task, String name) {
    this(group, task, name, 0, true);
  }

  /** As {@link Thread#Thread(ThreadGroup, Runnable, String, long)}. */
  public DemoThread(
      @Nullable ThreadGroup group, @Nullable Runnable task, String name, long stackSize) {
    this(group, task, name, stackSize, true);
  }

  /** As {@link Thread#Thread(ThreadGroup, Runnable, String, long, boolean)}. */
  public DemoThread(
      @Nullable ThreadGroup group,
      @Nullable Runnable task,
      String name,
      long stackSize,
      boolean inherit) {
    this(group, task, name, inherit, false);
  }

  DemoThread(
      @Nullable ThreadGroup group,
      @Nullable Runnable task,
      String name,
      boolean inherit,
      boolean virtual) {
    super(group != null ? group : inherited(), null, name, 0, false);
    this.task = task;
    this.virtual = virtual;
    var maker = Hooks.current;
    daemon = virtual || (maker != null && maker.thread.daemon);
    locals = maker != null && inherit ? ThreadLocals.inherited(maker.thread.locals) : null;
  }

  /** The group of the thread that makes it. */
  private static @Nullable ThreadGroup inherited() {
    return Hooks.current != null ? GroupHooks.group(Hooks.current.thread) : null;
  }

  @Override
  public @Nullable Head threadworks$head() {
    return threadworks$head;
  }

  @Override
  public void threadworks$head(@Nullable Head head) {
    threadworks$head = head;
  }

  @Override
  public void start() {
    ThreadHooks.start(this);
  }

  /** Runs what it was made for, on the strand that is current. */
  @SuppressWarnings("DoNotCall") // this is the thread
  final void perform() {
    run();
  }

  /** It has come to its end: the scopes that it left open close, and its own hears of it. */
  final void leave() {
    if (scope != null) {
      DemoScope.inStep(DemoScope::leaveAll);
    }
    if (flock != null) {
      flock.ended(this);
    }
  }

  @Override
  public void run() {
    if (task != null) {
      task.run();
    }
  }

  @Override
  public void interrupt() {
    ThreadHooks.interrupt(this);
  }

  @Override
  public boolean isInterrupted() {
    return ThreadHooks.isInterrupted(this, false);
  }

  @Override
  public State getState() {
    return ThreadHooks.state(this);
  }

  @Override
  @SuppressWarnings("deprecation") // it is what a demo may call
  public long getId() {
    return ThreadHooks.threadId(this);
  }

  @Override
  public void setUncaughtExceptionHandler(@Nullable UncaughtExceptionHandler handler) {
    Hooks.publish(handler);
    if (Hooks.current != null) {
      ThreadHooks.handlers(this, SET_HANDLER, true);
    }
    super.setUncaughtExceptionHandler(handler);
  }

  @Override
  public @Nullable UncaughtExceptionHandler getUncaughtExceptionHandler() {
    var self = Hooks.current;
    if (self != null) {
      // Who has ended has none any more.
      if (strand != null && strand != self && !ThreadHooks.isAlive(this, GET_HANDLER)) {
        return null;
      }
      ThreadHooks.handlers(this, GET_HANDLER, false);
    }
    return super.getUncaughtExceptionHandler();
  }

  /** As {@link #getUncaughtExceptionHandler}, but no step. */
  final UncaughtExceptionHandler ownHandler() {
    return super.getUncaughtExceptionHandler();
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    var self = Hooks.current;
    return self != null && self.thread == this
        ? Lines.trace(Hooks.scheduler().program.loader())
        : new StackTraceElement[0];
  }

  @Override
  public String toString() {
    if (Hooks.current != null) {
      Hooks.touch(this, false);
    }
    return (virtual ? "VirtualThread[#" : "Thread[#")
        + ThreadHooks.threadId(this)
        + ","
        + getName()
        + "]";
  }

  @Override
  public int hashCode() {
    return IdentityHooks.identityHash(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }
}
