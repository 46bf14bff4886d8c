package threadworks.weave.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.trace.State;

class BlockingCallsTest {
  private static final String TIMED = "(JLjava/util/concurrent/TimeUnit;)Z";
  private final Hierarchy types = new Hierarchy(getClass().getClassLoader());

  @ParameterizedTest
  @CsvSource({
    "QUEUE,  java/util/concurrent/ArrayBlockingQueue,        take",
    "QUEUE,  java/util/concurrent/LinkedBlockingDeque,       putFirst",
    "QUEUE,  java/util/concurrent/SynchronousQueue,          put",
    "QUEUE,  java/util/concurrent/LinkedTransferQueue,       transfer",
    "QUEUE,  java/util/concurrent/DelayQueue,                poll",
    "QUEUE,  threadworks/multiprocessing/ProcessQueue,       put",
    "QUEUE,  threadworks/multiprocessing/ProcessQueue,       get",
    "SIGNAL, java/lang/Object,                               wait",
    "SIGNAL, java/util/concurrent/locks/LockSupport,         park",
    "SIGNAL, java/util/concurrent/locks/Condition,           awaitNanos",
    "SIGNAL, java/util/concurrent/CountDownLatch,            await",
    "SIGNAL, java/util/concurrent/CyclicBarrier,             await",
    "SIGNAL, java/util/concurrent/Semaphore,                 acquire",
    "SIGNAL, java/util/concurrent/Semaphore,                 tryAcquire",
    "SIGNAL, java/util/concurrent/Exchanger,                 exchange",
    "SIGNAL, java/util/concurrent/Phaser,                    arriveAndAwaitAdvance",
    "JOIN,   java/util/concurrent/ExecutorCompletionService, take",
    "LOCK,   java/util/concurrent/locks/ReentrantLock,       lock",
  })
  void tellsAQueueFromASignal(State state, String owner, String name) {
    assertEquals(state, BlockingCalls.stateIn(types, owner, name, TIMED));
  }

  @Test
  void whatOnlyTriesDoesNotBlock() {
    var queue = "java/util/concurrent/ArrayBlockingQueue";
    assertNull(BlockingCalls.stateIn(types, queue, "poll", "()Ljava/lang/Object;"));
    var semaphore = "java/util/concurrent/Semaphore";
    assertNull(BlockingCalls.stateIn(types, semaphore, "tryAcquire", "()Z"));
  }
}
