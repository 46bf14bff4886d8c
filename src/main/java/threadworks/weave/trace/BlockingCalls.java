package threadworks.weave.trace;

import static threadworks.trace.State.IO;
import static threadworks.trace.State.JOIN;
import static threadworks.trace.State.LOCK;
import static threadworks.trace.State.QUEUE;
import static threadworks.trace.State.SIGNAL;
import static threadworks.trace.State.SLEEPING;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import threadworks.trace.State;

/** The table of calls that may block, and what a thread that blocks there waits for. */
final class BlockingCalls {
  private static final String JUC = "java/util/concurrent/";

  private static final List<Row> TABLE =
      List.of(
          any(SLEEPING, "java/lang/Thread", "sleep"),
          any(SLEEPING, JUC + "TimeUnit", "sleep"),
          any(SLEEPING, JUC + "locks/LockSupport", "parkNanos", "parkUntil"),
          any(JOIN, "java/lang/Thread", "join"),
          any(JOIN, JUC + "TimeUnit", "timedJoin"),
          any(JOIN, "java/lang/Process", "waitFor"),
          any(JOIN, JUC + "Future", "get"),
          any(JOIN, JUC + "CompletableFuture", "join"),
          any(JOIN, JUC + "ExecutorService", "close", "awaitTermination", "invokeAll", "invokeAny"),
          any(JOIN, JUC + "ForkJoinPool", "invoke", "awaitQuiescence"),
          any(JOIN, JUC + "CompletionService", "take"),
          timed(JOIN, JUC + "CompletionService", "poll"),
          any(JOIN, JUC + "StructuredTaskScope", "join", "close"),
          any(JOIN, "threadworks/multiprocessing/Pool", "map", "starmap", "apply", "close", "join"),
          any(LOCK, JUC + "locks/Lock", "lock", "lockInterruptibly"),
          timed(LOCK, JUC + "locks/Lock", "tryLock"),
          any(
              LOCK,
              JUC + "locks/StampedLock",
              "readLock",
              "readLockInterruptibly",
              "writeLock",
              "writeLockInterruptibly"),
          timed(LOCK, JUC + "locks/StampedLock", "tryReadLock", "tryWriteLock"),
          any(QUEUE, JUC + "BlockingQueue", "put", "take"),
          timed(QUEUE, JUC + "BlockingQueue", "offer", "poll"),
          any(QUEUE, JUC + "BlockingDeque", "putFirst", "putLast", "takeFirst", "takeLast"),
          timed(QUEUE, JUC + "BlockingDeque", "offerFirst", "offerLast", "pollFirst", "pollLast"),
          any(QUEUE, JUC + "TransferQueue", "transfer"),
          timed(QUEUE, JUC + "TransferQueue", "tryTransfer"),
          any(QUEUE, "threadworks/multiprocessing/ProcessQueue", "put", "get"),
          any(SIGNAL, "java/lang/Object", "wait"),
          any(SIGNAL, JUC + "TimeUnit", "timedWait"),
          any(SIGNAL, JUC + "locks/LockSupport", "park"),
          any(
              SIGNAL,
              JUC + "locks/Condition",
              "await",
              "awaitNanos",
              "awaitUntil",
              "awaitUninterruptibly"),
          any(SIGNAL, JUC + "CountDownLatch", "await"),
          any(SIGNAL, JUC + "CyclicBarrier", "await"),
          any(SIGNAL, JUC + "Semaphore", "acquire", "acquireUninterruptibly"),
          timed(SIGNAL, JUC + "Semaphore", "tryAcquire"),
          any(SIGNAL, JUC + "Exchanger", "exchange"),
          any(
              SIGNAL,
              JUC + "Phaser",
              "arriveAndAwaitAdvance",
              "awaitAdvance",
              "awaitAdvanceInterruptibly"),
          any(IO, "threadworks/lab/Site", "get"),
          any(IO, "java/net/http/HttpClient", "send"),
          any(
              IO,
              "java/nio/file/Files",
              "copy",
              "readAllBytes",
              "readAllLines",
              "readString",
              "write",
              "writeString"));

  private BlockingCalls() {}

  /** One row: the methods of {@code owner} and its subtypes that have one of the names. */
  private record Row(State state, String owner, Set<String> names, boolean timedOnly) {}

  /** Every overload of the names blocks. */
  private static Row any(State state, String owner, String... names) {
    return new Row(state, owner, Set.of(names), false);
  }

  /** Only the overloads that take a time-out block. */
  private static Row timed(State state, String owner, String... names) {
    return new Row(state, owner, Set.of(names), true);
  }

  /** What a thread waits for in this call; null when it does not block. */
  static @Nullable State stateIn(Hierarchy types, String owner, String name, String descriptor) {
    for (var row : TABLE) {
      if (row.names.contains(name)
          && (!row.timedOnly || isTimed(descriptor))
          && types.isA(owner, row.owner)) {
        return row.state;
      }
    }
    return null;
  }

  private static boolean isTimed(String descriptor) {
    return descriptor.contains("Ljava/util/concurrent/TimeUnit;")
        || descriptor.contains("Ljava/time/Duration;");
  }
}
