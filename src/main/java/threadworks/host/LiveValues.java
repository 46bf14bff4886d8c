package threadworks.host;

import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.multiprocessing.SharedMemory;

/**
 * The live parameters of a demo that runs. Its own process is told their values; worker processes
 * look, every now and then, into memory that they share with it: what comes through their standard
 * input wakes them and says nothing.
 */
final class LiveValues implements AutoCloseable {
  private static final ValueLayout.OfDouble VALUE = ValueLayout.JAVA_DOUBLE;

  /** How often a worker looks. */
  private static final Duration LOOK = Duration.ofMillis(20);

  private final DemoClass demo;
  private final List<String> names;

  /** Made for the first worker. */
  private @Nullable SharedMemory shared;

  private boolean closed;

  LiveValues(DemoClass demo) {
    this.demo = demo;
    names = demo.live();
  }

  /** Gives one another value; what is none of them is left alone. */
  synchronized void set(String name, double value) {
    int at = names.indexOf(name);
    if (at < 0 || closed) {
      return;
    }
    set(demo, name, value);
    var shared = this.shared;
    if (shared != null) {
      shared.buf().setAtIndex(VALUE, at, value);
    }
  }

  private static void set(DemoClass demo, String name, double value) {
    try {
      demo.set(name, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a worker that is to follow needs to know; empty where there is nothing to follow. */
  synchronized String share() {
    if (names.isEmpty() || closed) {
      return "";
    }
    var shared = this.shared;
    if (shared == null) {
      shared = SharedMemory.create(VALUE.byteSize() * names.size());
      for (int i = 0; i < names.size(); i++) {
        shared.buf().setAtIndex(VALUE, i, value(names.get(i)));
      }
      this.shared = shared;
    }
    return shared.name();
  }

  private double value(String name) {
    try {
      return demo.get(name);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Has the parameters in this process, a worker's, follow those of its host from now on.
   *
   * @param share what the host's {@link #share} said
   */
  static void follow(DemoClass demo, String share) {
    if (share.isEmpty()) {
      return;
    }
    SharedMemory shared;
    try {
      shared = SharedMemory.attach(share);
    } catch (IllegalStateException e) {
      return; // The run is over, and so is this process, soon.
    }
    var names = demo.live();
    var known = new double[names.size()];
    copy(demo, names, shared, known, true);
    Thread.ofPlatform()
        .daemon()
        .name("live-values")
        .start(
            () -> {
              while (true) {
                try {
                  Thread.sleep(LOOK);
                } catch (InterruptedException e) {
                  return;
                }
                copy(demo, names, shared, known, false);
              }
            });
  }

  /** Sets what has changed: the demo may have set the rest itself. */
  private static void copy(
      DemoClass demo, List<String> names, SharedMemory shared, double[] known, boolean all) {
    for (int i = 0; i < known.length; i++) {
      double now = shared.buf().getAtIndex(VALUE, i);
      if (all || now != known[i]) {
        known[i] = now;
        set(demo, names.get(i), now);
      }
    }
  }

  /** Nothing reaches the demo any more. */
  @Override
  public synchronized void close() {
    closed = true;
    var shared = this.shared;
    if (shared != null) {
      shared.unlink();
      shared.close();
    }
  }
}
