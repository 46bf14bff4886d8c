package threadworks.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.animation.AnimationTimer;

/**
 * Does one thing a pulse, in turn: what would be a slow pulse together is several quick ones, a
 * sixtieth of a second apart. On the JavaFX thread.
 */
public final class Spread {
  private final Deque<Runnable> due = new ArrayDeque<>();
  private int wait;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          if (wait > 0) {
            wait--;
            return;
          }
          var next = due.poll();
          if (next == null) {
            stop();
          } else {
            next.run();
          }
        }
      };

  /**
   * Does this in one of the next pulses, after what is due already; does nothing if it is due
   * itself.
   *
   * @param task the same object each time
   */
  public void add(Runnable task) {
    if (!due.contains(task)) {
      due.add(task);
      timer.start();
    }
  }

  /** The same, but all that is due waits for some pulses first. */
  public void addAfter(int pulses, Runnable task) {
    wait = pulses;
    add(task);
  }
}
