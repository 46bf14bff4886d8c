package threadworks.schedule;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Stands in for {@link Thread.Builder}, which nobody else may implement. */
public abstract sealed class DemoThreadBuilder {
  private final boolean virtual;
  private @Nullable String name;
  private long counter = -1;
  private boolean inherit = true;
  private boolean daemon;
  private Thread.@Nullable UncaughtExceptionHandler handler;

  private DemoThreadBuilder(boolean virtual) {
    this.virtual = virtual;
  }

  /** As {@link Thread.Builder#name(String)}. */
  public DemoThreadBuilder name(String name) {
    this.name = Objects.requireNonNull(name);
    counter = -1;
    return this;
  }

  /** As {@link Thread.Builder#name(String, long)}. */
  public DemoThreadBuilder name(String prefix, long start) {
    name = Objects.requireNonNull(prefix);
    counter = start;
    return this;
  }

  /** As {@link Thread.Builder#inheritInheritableThreadLocals}. */
  public DemoThreadBuilder inheritInheritableThreadLocals(boolean inherit) {
    this.inherit = inherit;
    return this;
  }

  /** As {@link Thread.Builder#uncaughtExceptionHandler}. */
  public DemoThreadBuilder uncaughtExceptionHandler(Thread.UncaughtExceptionHandler handler) {
    this.handler = handler;
    return this;
  }

  /** As {@link Thread.Builder#unstarted}. */
  public Thread unstarted(Runnable task) {
    Objects.requireNonNull(task);
    if (counter >= 0) {
      Hooks.scheduler().touch(Location.ORDER, true);
    }
    var threadName =
        name == null
            ? virtual ? "" : Hooks.scheduler().nextName()
            : counter >= 0 ? name + counter++ : name;
    var thread = new DemoThread(null, task, threadName, inherit, virtual);
    thread.daemon |= daemon;
    if (handler != null) {
      thread.setUncaughtExceptionHandler(handler);
    }
    return thread;
  }

  /** As {@link Thread.Builder#start}. */
  public Thread start(Runnable task) {
    var thread = unstarted(task);
    thread.start();
    return thread;
  }

  /** As {@link Thread.Builder#factory}. */
  public ThreadFactory factory() {
    return this::unstarted;
  }

  /** Stands in for {@link Thread.Builder.OfVirtual}. */
  public static final class OfVirtual extends DemoThreadBuilder {
    OfVirtual() {
      super(true);
    }

    @Override
    public OfVirtual name(String name) {
      super.name(name);
      return this;
    }

    @Override
    public OfVirtual name(String prefix, long start) {
      super.name(prefix, start);
      return this;
    }

    @Override
    public OfVirtual inheritInheritableThreadLocals(boolean inherit) {
      super.inheritInheritableThreadLocals(inherit);
      return this;
    }

    @Override
    public OfVirtual uncaughtExceptionHandler(Thread.UncaughtExceptionHandler handler) {
      super.uncaughtExceptionHandler(handler);
      return this;
    }
  }

  /** Stands in for {@link Thread.Builder.OfPlatform}. */
  public static final class OfPlatform extends DemoThreadBuilder {
    OfPlatform() {
      super(false);
    }

    @Override
    public OfPlatform name(String name) {
      super.name(name);
      return this;
    }

    @Override
    public OfPlatform name(String prefix, long start) {
      super.name(prefix, start);
      return this;
    }

    @Override
    public OfPlatform inheritInheritableThreadLocals(boolean inherit) {
      super.inheritInheritableThreadLocals(inherit);
      return this;
    }

    @Override
    public OfPlatform uncaughtExceptionHandler(Thread.UncaughtExceptionHandler handler) {
      super.uncaughtExceptionHandler(handler);
      return this;
    }

    /** As {@link Thread.Builder.OfPlatform#daemon()}. */
    public OfPlatform daemon() {
      return daemon(true);
    }

    /** As {@link Thread.Builder.OfPlatform#daemon(boolean)}. */
    public OfPlatform daemon(boolean on) {
      super.daemon = on;
      return this;
    }

    /** As {@link Thread.Builder.OfPlatform#priority}. */
    public OfPlatform priority(int priority) {
      return this;
    }

    /** As {@link Thread.Builder.OfPlatform#group}. */
    public OfPlatform group(ThreadGroup group) {
      return this;
    }

    /** As {@link Thread.Builder.OfPlatform#stackSize}. */
    public OfPlatform stackSize(long size) {
      return this;
    }
  }
}
