package threadworks.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks schedules depth first and leaves out those that only swap neighbouring steps which touch
 * nothing in common: they end alike. At least one schedule of every kind is run.
 *
 * <p>The method is that of sleep sets (Godefroid, Partial-Order Methods for the Verification of
 * Concurrent Systems, 1996): once all schedules in which a thread moves first at some point have
 * been run, that thread sleeps while others move there, until one of them does something that its
 * step depends on. What a step depends on is what it was seen to touch.
 */
final class Reduction implements Strategy, Plan {
  /** A choice on the way: who was tried, who sleeps, and what each who was tried touched. */
  private static final class Node {
    final boolean wakes;
    final long options;
    final @Nullable Footprint[] asleep;
    long tried;
    int choice;

    /** All that the step touched, over all that was tried below. */
    @Nullable Footprint touched;

    Node(boolean wakes, long options, @Nullable Footprint[] asleep) {
      this.wakes = wakes;
      this.options = options;
      this.asleep = asleep;
    }
  }

  private final List<Node> path = new ArrayList<>();
  private int at;
  private boolean started;
  private double weight;
  private @Nullable Node current;

  /** Who sleeps now, with what its next step touches. */
  private @Nullable Footprint[] asleep = new @Nullable Footprint[64];

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

  @Override
  public double weight() {
    return weight;
  }

  @Override
  public boolean next() {
    if (started) {
      while (!path.isEmpty() && !advance(path.getLast())) {
        path.removeLast();
      }
      if (path.isEmpty()) {
        return false;
      }
    }
    started = true;
    at = 0;
    weight = 1;
    current = null;
    Arrays.fill(asleep, null);
    return true;
  }

  /** Turns to the next option of a node that is worth trying. */
  private static boolean advance(Node node) {
    if (!node.wakes) {
      if (node.touched != null) {
        node.asleep[node.choice] = node.touched;
        node.touched = null;
      }
    }
    long open = node.options & ~node.tried & (node.wakes ? -1L : ~sleeping(node));
    if (open == 0) {
      return false;
    }
    node.choice = Long.numberOfTrailingZeros(open);
    node.tried |= 1L << node.choice;
    return true;
  }

  private static long sleeping(Node node) {
    long mask = 0;
    for (int i = 0; i < 64; i++) {
      if (node.asleep[i] != null) {
        mask |= 1L << i;
      }
    }
    return mask;
  }

  @Override
  public int choose(long able, int last) {
    Node node;
    if (at < path.size()) {
      node = path.get(at);
    } else {
      node = new Node(false, able, asleep.clone());
      long awake = able & ~sleeping(node);
      if (awake == 0) {
        return GIVE_UP;
      }
      node.choice = Strategy.usual(awake, last);
      node.tried = 1L << node.choice;
      path.add(node);
    }
    at++;
    weight /= Long.bitCount(node.options);
    current = node;
    asleep = node.asleep.clone();
    return node.choice;
  }

  @Override
  public int wake(long waiters) {
    Node node;
    if (at < path.size()) {
      node = path.get(at);
    } else {
      node = new Node(true, waiters, new @Nullable Footprint[64]);
      advance(node);
      path.add(node);
    }
    at++;
    weight /= Long.bitCount(waiters);
    return node.choice;
  }

  @Override
  public void stepped(int who, Footprint footprint) {
    var node = current;
    if (node == null) {
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
}
