package threadworks.host;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threadworks.host.CoreAffinity.Confinement;
import threadworks.wording.SentenceException;

/**
 * Runs variants that nobody watches, one after another. What one leaves behind, waiting for ever,
 * disturbs no other; but there is to be an end of that.
 */
final class UnwatchedRuns {
  /** How many runs may leave something behind, and how many threads in all. */
  private static final int MOST_LEAVING = 20;

  private static final int MOST_LEFT = 200;

  private final PoolWatch pools;

  /** Threads of nobody's, and those that earlier runs have left behind. */
  private final Set<Thread> others;

  private int leaving;
  private int left;
  private boolean fit = true;
  private @Nullable FreshClasses classes;

  UnwatchedRuns(PoolWatch pools) {
    this.pools = pools;
    // The JDK has virtual threads of its own.
    others = VirtualThreads.living().collect(Collectors.toCollection(HashSet::new));
  }

  /** Runs one, and says what came of it. */
  Frame run(Frame.Once order) throws InterruptedException {
    pools.only(order.run());
    try (var _ = confine(order.run().cores())) {
      var run = new UnwatchedRun(order, classesOf(order.run()), others);
      var end = run.run();
      var living = run.left();
      if (living == null) {
        fit = false;
      } else if (!living.isEmpty()) {
        others.addAll(living);
        left += living.size();
        leaving++;
        fit &= leaving < MOST_LEAVING && left < MOST_LEFT;
      }
      // All runs share it.
      fit &= ForkJoinPool.commonPool().isQuiescent();
      return new Frame.Came(run.came(end, fit));
    } catch (SentenceException e) {
      return new Frame.Refused(e.sentence());
    } finally {
      pools.only(null);
    }
  }

  /** Whether all of them have left nothing behind. */
  boolean leftNothing() {
    return fit && leaving == 0;
  }

  private static Confinement confine(int cores) {
    return cores == 0 ? () -> {} : CoreAffinity.confine(cores);
  }

  private FreshClasses classesOf(Frame.Run run) {
    var packageName = DemoClass.packageName(run.className());
    var known = classes;
    if (known == null || !known.areOf(run.classpath(), packageName)) {
      known = new FreshClasses(run.classpath(), packageName);
      classes = known;
    }
    return known;
  }
}
