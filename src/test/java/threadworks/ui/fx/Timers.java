package threadworks.ui.fx;

import com.sun.javafx.tk.Toolkit;
import com.sun.scenario.animation.AbstractPrimaryTimer;

/** How many animations JavaFX is running, timers and transitions: none of them lets it rest. */
public final class Timers {
  private Timers() {}

  /** How many run now; on the JavaFX thread. */
  public static int running() {
    var timer = Toolkit.getToolkit().getPrimaryTimer();
    return count(timer, "receiversLength") + count(timer, "animationTimersLength");
  }

  private static int count(AbstractPrimaryTimer timer, String field) {
    try {
      var length = AbstractPrimaryTimer.class.getDeclaredField(field);
      length.setAccessible(true);
      return length.getInt(timer);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JavaFX counts its timers elsewhere", e);
    }
  }
}
