package threadworks.host;

import static java.util.stream.Collectors.joining;

import java.lang.Thread.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;
import threadworks.multiprocessing.Liveness;
import threadworks.wording.Sentence;

/**
 * The threads of one run as far as they live, the workers of the common pool that are busy among
 * them, and whether any of them can go on. Used by one thread.
 */
final class RunThreads {
  private static final int MOST_NAMES = 5;

  private final ThreadGroup group;
  private final Set<Thread> others;
  private final long stillNanos;
  private @Nullable Map<Long, Long> last;
  private long since;

  /**
   * Those of a group, and the virtual ones.
   *
   * @param others those that are not the run's
   * @param still for how long nobody must move until nobody will
   */
  RunThreads(ThreadGroup group, Set<Thread> others, Duration still) {
    this.group = group;
    this.others = others;
    stillNanos = still.toNanos();
  }

  /** All of them but pool workers that have nothing to do. */
  List<Thread> living() {
    var living = new ArrayList<>(in(group));
    var common = ForkJoinPool.commonPool();
    if (!common.isQuiescent()) {
      // Who needed one first has started them.
      in(top()).stream()
          .filter(thread -> thread instanceof ForkJoinWorkerThread w && w.getPool().equals(common))
          .filter(thread -> !living.contains(thread))
          .forEach(living::add);
    }
    living.removeIf(
        thread -> thread instanceof ForkJoinWorkerThread w && w.getPool().isQuiescent());
    VirtualThreads.living().forEach(living::add);
    living.removeIf(others::contains);
    return living;
  }

  /** One that a JVM waits for before it ends; or null. */
  @Nullable Thread awaited() {
    return in(group).stream().filter(thread -> !thread.isDaemon()).findFirst().orElse(null);
  }

  private static List<Thread> in(ThreadGroup group) {
    int about = group.activeCount();
    if (about == 0) {
      return List.of();
    }
    // One that starts meanwhile is seen at the next look.
    var threads = new Thread[about + Byte.SIZE];
    return List.of(Arrays.copyOf(threads, group.enumerate(threads)));
  }

  private static ThreadGroup top() {
    var top = Objects.requireNonNull(Thread.currentThread().getThreadGroup());
    for (var up = top.getParent(); up != null; up = up.getParent()) {
      top = up;
    }
    return top;
  }

  /** Whether all of them have waited without a time limit for so long that none will go on. */
  boolean standStill() {
    var now = waits();
    if (now == null || !now.equals(last)) {
      last = now;
      since = System.nanoTime();
      return false;
    }
    // None has gone on and come back meanwhile.
    return System.nanoTime() - since > stillNanos && !Tasks.othersRun() && now.equals(waits());
  }

  /** How often each has begun to wait, where all wait without a time limit; else null. */
  private @Nullable Map<Long, Long> waits() {
    var living = living();
    if (DemoHost.isEnding()
        || living.isEmpty()
        || !living.stream().allMatch(thread -> waits(thread.getState()))) {
      return null;
    }
    var waits = new HashMap<Long, Long>();
    for (var info : infos(living)) {
      if (info == null || !waits(info.getThreadState())) {
        return null;
      }
      waits.put(info.getThreadId(), info.getWaitedCount() + info.getBlockedCount());
    }
    living.stream().filter(Thread::isVirtual).forEach(thread -> waits.put(thread.threadId(), 0L));
    return processLives() ? null : waits;
  }

  /** Whether there is a process that may have something to say to them. */
  static boolean processLives() {
    try (var children = ProcessHandle.current().children()) {
      return children.anyMatch(Liveness::runs);
    }
  }

  /** What the JVM knows of those that are no virtual threads, all at one moment. */
  private static ThreadInfo[] infos(List<Thread> threads) {
    // Only where it is to tell of stacks it stops all threads for it.
    return Beans.THREADS.getThreadInfo(
        threads.stream().filter(t -> !t.isVirtual()).mapToLong(Thread::threadId).toArray(), 1);
  }

  private static boolean waits(State state) {
    return state == State.WAITING || state == State.BLOCKED;
  }

  /** Whether some of them wait for each other's locks in a ring. */
  boolean haveRing() {
    var ring = Beans.THREADS.findDeadlockedThreads();
    if (ring == null) {
      return false;
    }
    // Those of an earlier run may stand there still.
    var own = living().stream().map(Thread::threadId).toList();
    return Arrays.stream(ring).anyMatch(own::contains);
  }

  /** Who waits for whom: round the ring, if there is one; else those that nobody can wake. */
  Sentence whoWaits() {
    return haveRing()
        ? Sentence.of("run.stood.ring", ring())
        : Sentence.of(
            "run.stood.ever",
            living().stream().map(Thread::getName).limit(MOST_NAMES).collect(joining(", ")));
  }

  private Sentence ring() {
    var byId = new LinkedHashMap<Long, ThreadInfo>();
    var own = living().stream().map(Thread::threadId).toList();
    var standing = Objects.requireNonNull(Beans.THREADS.findDeadlockedThreads());
    for (var info : Beans.THREADS.getThreadInfo(standing)) {
      if (info != null && own.contains(info.getThreadId())) {
        byId.put(info.getThreadId(), info);
      }
    }
    // Some wait for one of the ring and are none of it: whoever is met again is.
    var at = byId.values().iterator().next();
    for (int i = 0; i < byId.size() && byId.containsKey(at.getLockOwnerId()); i++) {
      at = byId.get(at.getLockOwnerId());
    }
    long first = at.getThreadId();
    var words = waits(at);
    for (var next = byId.get(at.getLockOwnerId());
        next != null && next.getThreadId() != first;
        next = byId.get(next.getLockOwnerId())) {
      words = Sentence.of("run.stood.and", words, waits(next));
    }
    return words;
  }

  private static Sentence waits(ThreadInfo info) {
    return Sentence.of("run.stood.waits", info.getThreadName(), info.getLockOwnerName());
  }

  /** Loaded when it is first needed. */
  private static final class Beans {
    static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  }
}
