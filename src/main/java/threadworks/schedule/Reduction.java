package threadworks.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks schedules depth first and leaves out those that only swap neighbouring steps which touch
 * nothing in common: they end alike. At least one schedule of every kind is run.
 *
 * <p>Two methods work together. One is dynamic partial-order reduction (Flanagan and Godefroid,
 * Dynamic Partial-Order Reduction for Model Checking Software, 2005): of those who could move at
 * some moment, another one is tried only if steps were seen to race that this may bring about in
 * the other order; {@link Races} finds them. The other is that of sleep sets (Godefroid,
 * Partial-Order Methods for the Verification of Concurrent Systems, 1996): once all schedules in
 * which a thread moves first at some point have been run, that thread sleeps while others move
 * there, until one of them does something that its step depends on. What a step depends on is what
 * it was seen to touch.
 *
 * <p>Both are meant for threads that never stop each other. Who waits for a monitor is stopped: its
 * step races with the one that took the monitor, but it is not there to be seen. So whoever waits
 * is told of wherever a schedule stops, be it at its end or where it is given up as all who could
 * move sleep. What was run before a sleeper was sent to sleep does not stand for that: there, the
 * sleeper's step came first, and here it may come after the one that was locked out.
 */
final class Reduction implements Strategy, Plan {
  /** A choice on the way: who was tried, who sleeps, and what each who was tried touched. */
  private static final class Node {
    /** The moment at which somebody was chosen to move; null where a notify chose whom to wake. */
    final Races.@Nullable Step step;

    final long options;
    final @Nullable Footprint[] asleep;
    long tried;
    int choice;

    /** All that the step touched, over all that was tried below. */
    @Nullable Footprint touched;

    Node(Races.@Nullable Step step, long options, int choice, @Nullable Footprint[] asleep) {
      this.step = step;
      this.options = options;
      this.asleep = asleep;
      this.choice = choice;
      tried = 1L << choice;
    }

    /** Whom to try here, of those that are known so far. */
    long wanted() {
      return step == null ? options : (step.wanted & ~sleeping(asleep)) | tried;
    }

    /** Turns to the next option that is worth trying; false if there is none. */
    boolean advance() {
      if (touched != null) {
        asleep[choice] = touched;
        touched = null;
      }
      long open = wanted() & ~tried;
      if (open == 0) {
        return false;
      }
      choice = Long.numberOfTrailingZeros(open);
      tried |= 1L << choice;
      return true;
    }
  }

  private static final @Nullable Footprint[] NOBODY = new @Nullable Footprint[64];

  private final List<Node> path = new ArrayList<>();
  private final Races races = new Races();
  private int at;
  private boolean started;
  private @Nullable Node current;

  /** Who sleeps now, with what its next step touches. */
  private @Nullable Footprint[] asleep = NOBODY.clone();

  private static long sleeping(@Nullable Footprint[] asleep) {
    long mask = 0;
    for (int i = 0; i < asleep.length; i++) {
      if (asleep[i] != null) {
        mask |= 1L << i;
      }
    }
    return mask;
  }

  @Override
  public boolean always() {
    return true;
  }

  @Override
  public boolean comparesSteps() {
    return true;
  }

  @Override
  public Strategy strategy() {
    return this;
  }

  /** Follows the path, as if what is known to be wanted on it were all there is. */
  @Override
  public double explored() {
    double explored = 0;
    double part = 1;
    for (var node : path) {
      part /= Long.bitCount(node.wanted());
      explored += part * (Long.bitCount(node.tried) - 1);
    }
    return explored + part;
  }

  @Override
  public boolean next() {
    if (started) {
      while (!path.isEmpty() && !path.getLast().advance()) {
        if (path.removeLast().step != null) {
          races.removeLast();
        }
      }
      if (path.isEmpty()) {
        return false;
      }
    }
    started = true;
    at = 0;
    current = null;
    races.begin();
    Arrays.fill(asleep, null);
    return true;
  }

  @Override
  public int choose(long able, int last) {
    if (at == path.size()) {
      races.comeTo(able);
      long awake = able & ~sleeping(asleep);
      if (awake == 0) {
        return GIVE_UP;
      }
      int first = Strategy.usual(awake, last);
      var step = new Races.Step(able, first);
      path.add(new Node(step, able, first, asleep.clone()));
      races.add(step);
    }
    var node = path.get(at++);
    current = node;
    asleep = node.asleep.clone();
    return node.choice;
  }

  @Override
  public int wake(long waiters) {
    if (at == path.size()) {
      path.add(new Node(null, waiters, Long.numberOfTrailingZeros(waiters), NOBODY));
    }
    return path.get(at++).choice;
  }

  @Override
  public void started(int who) {
    races.started(who);
  }

  @Override
  public void stepped(int who, Footprint footprint) {
    var node = current;
    if (node == null || !races.stepped(who, footprint)) {
      return;
    }
    if (node.touched == null) {
      node.touched = new Footprint();
    }
    node.touched.add(footprint);
    for (int i = 0; i < asleep.length; i++) {
      var sleeper = asleep[i];
      if (sleeper != null && (i == who || !sleeper.commutesWith(footprint))) {
        asleep[i] = null;
      }
    }
  }

  @Override
  public void over() {
    races.over();
  }

  @Override
  public void left(int who, Footprint touches) {
    races.left(who, touches);
  }
}
