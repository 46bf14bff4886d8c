package threadworks.trace.record;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import org.jspecify.annotations.Nullable;

/**
 * What woven demo code calls. Weaving names these methods by their names and signatures; they pass
 * on to the process's {@link Recorder}, or do nothing while there is none.
 */
public final class Hooks {
  private static volatile @Nullable Recorder recorder;

  private Hooks() {}

  /** Makes {@code recorder} the one that woven code reports to; null for none. */
  public static void recordTo(@Nullable Recorder recorder) {
    var before = Hooks.recorder;
    Hooks.recorder = recorder;
    if (before != null) {
      before.stop();
    }
  }

  /** The recorder that woven code reports to now. */
  static @Nullable Recorder recorder() {
    return recorder;
  }

  /** The thread begins to wait at a call site. */
  public static void enter(int site) {
    var recorder = Hooks.recorder;
    if (recorder != null) {
      recorder.entered(CallSites.get(site));
    }
  }

  /** The wait entered last is over. */
  public static void leave() {
    var recorder = Hooks.recorder;
    if (recorder != null) {
      recorder.left();
    }
  }

  /**
   * The wait entered last is over, and so is what others could leave word on.
   *
   * @param wait null where nobody could
   */
  static void leave(@Nullable Wait wait) {
    var recorder = Hooks.recorder;
    if (recorder != null) {
      recorder.left(recorder.log(), wait);
    } else if (wait != null) {
      Waits.remove(wait);
    }
  }

  /** The thread is about to let go of a monitor. */
  public static void releaseMonitor(Object monitor) {
    Waits.released(monitor);
  }

  /**
   * The thread put into a queue or took from it.
   *
   * <p>The depth is what the queue says right after: true of that moment, also where the queue was
   * filled before or is emptied in ways that nobody sees. A count of our own would be below 0 when
   * a taker is quicker to tell than the one who put.
   */
  static void queued(BlockingQueue<?> queue, int site, boolean put) {
    var recorder = Hooks.recorder;
    // A program's own queue is not asked: it could tell. A transfer queue would walk over all its
    // elements to count them.
    if (recorder != null && FastPaths.isPlain(queue) && !(queue instanceof LinkedTransferQueue)) {
      recorder.queued(queue, site, put);
    }
  }

  /** The thread is about to enter a monitor; the result is for {@link #gotMonitor}. */
  public static @Nullable Object wantMonitor(Object monitor, int site) {
    var recorder = Hooks.recorder;
    if (recorder == null) {
      return null;
    }
    var log = recorder.log();
    log.wantMonitor(monitor, site);
    return log;
  }

  /** The thread has entered the monitor. */
  public static void gotMonitor(@Nullable Object wanted) {
    if (wanted instanceof ThreadLog log) {
      log.gotMonitor();
    }
  }

  /** The same, where what {@link #wantMonitor} returned is out of reach. */
  public static void gotMonitor() {
    var recorder = Hooks.recorder;
    if (recorder != null) {
      recorder.log().gotMonitor();
    }
  }

  /** What {@code thread} is to run begins. */
  public static void began(Thread thread) {
    var recorder = Hooks.recorder;
    if (recorder != null && thread == Thread.currentThread()) {
      recorder.threadBegan();
    }
  }

  /** What {@code thread} is to run returned or threw. */
  public static void ended(Thread thread) {
    var recorder = Hooks.recorder;
    if (recorder != null && thread == Thread.currentThread()) {
      recorder.threadEnded();
    }
  }

  /** What a new thread is to run, with its begin and end recorded. */
  public static @Nullable Runnable thread(@Nullable Runnable body) {
    return body == null
        ? null
        : () -> {
          var thread = Thread.currentThread();
          began(thread);
          try {
            body.run();
          } finally {
            ended(thread);
          }
        };
  }
}
