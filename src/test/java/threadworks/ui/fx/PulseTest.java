package threadworks.ui.fx;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PulseTest {
  private final AtomicInteger pulses = new AtomicInteger();
  private Stage stage;
  private Pane root;
  private Pane node;
  private Pulse pulse;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    node = new Pane();
    root = new Pane(node);
    pulse = new Pulse(node, _ -> pulses.incrementAndGet());
    stage.setScene(new Scene(root, 100, 100));
    stage.show();
  }

  @Test
  void itPulsesOnlyWhileWantedAndShown(FxRobot robot) {
    assertFalse(pulse.isRunning(), "nobody wants it");
    robot.interact(() -> pulse.setWanted(true));
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> pulses.get() > 2);
    robot.interact(() -> root.getChildren().clear());
    assertFalse(pulse.isRunning(), "its node is in no window");
    robot.interact(() -> root.getChildren().add(node));
    assertTrue(pulse.isRunning(), "its node is back");
    robot.interact(stage::hide);
    assertFalse(pulse.isRunning(), "its window is hidden");
    robot.interact(stage::show);
    assertTrue(pulse.isRunning(), "its window is back");
    robot.interact(() -> pulse.setWanted(false));
    assertFalse(pulse.isRunning(), "nobody wants it any more");
  }
}
