package threadworks.ui.fx;

import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * Calls a listener thirty times a second, but only while it is wanted and its node can be seen: a
 * timer that runs keeps its whole window from being collected. JavaFX would call it sixty times,
 * which takes the time of half a core away from what the window watches.
 */
public final class Pulse {
  /** A little less than a thirtieth of a second, so that each second pulse of JavaFX's is one. */
  private static final long PERIOD_NANOS = 30_000_000;

  private final AnimationTimer timer;
  private final ObservableValue<Boolean> showing;
  private boolean wanted;
  private boolean running;

  /**
   * A pulse that nobody wants yet.
   *
   * @param node it pulses only while this node is in a window that shows
   * @param listener what it calls, with the pulse's time in nanoseconds
   */
  public Pulse(Node node, LongConsumer listener) {
    timer =
        new AnimationTimer() {
          private long last;

          @Override
          public void handle(long now) {
            if (now - last >= PERIOD_NANOS) {
              last = now;
              listener.accept(now);
            }
          }
        };
    showing =
        node.sceneProperty()
            .flatMap(Scene::windowProperty)
            .flatMap(Window::showingProperty)
            .orElse(false);
    showing.addListener((_, _, _) -> update());
  }

  /** Says whether the listener wants to be called from now on. */
  public void setWanted(boolean wanted) {
    this.wanted = wanted;
    update();
  }

  boolean isRunning() {
    return running;
  }

  private void update() {
    boolean should = wanted && showing.getValue();
    if (should == running) {
      return;
    }
    running = should;
    if (should) {
      timer.start();
    } else {
      timer.stop();
    }
  }
}
