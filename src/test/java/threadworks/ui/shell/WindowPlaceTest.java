package threadworks.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/** Where a window opens again. */
class WindowPlaceTest {
  private static final Rectangle2D LAPTOP = new Rectangle2D(0, 30, 1366, 738);
  private static final Rectangle2D BESIDE = new Rectangle2D(1366, 0, 2560, 1440);

  @Test
  void whereItWasLeftWhileThatCanBeSeen() {
    var left = new Rectangle2D(1500, 100, 1600, 1000);
    assertEquals(left, WindowPlace.reachable(left, List.of(LAPTOP, BESIDE)));
  }

  @Test
  void onTheScreenThatIsLeftWhenItsOwnIsGone() {
    var left = new Rectangle2D(3000, 1200, 900, 600);
    assertEquals(new Rectangle2D(466, 168, 900, 600), WindowPlace.reachable(left, List.of(LAPTOP)));
  }

  @Test
  void noLargerThanItsScreen() {
    var left = new Rectangle2D(-40, -40, 4000, 3000);
    assertEquals(LAPTOP, WindowPlace.reachable(left, List.of(LAPTOP)));
  }

  @Test
  void itsTitleIsNotAboveTheScreen() {
    var left = new Rectangle2D(100, -200, 900, 600);
    assertEquals(new Rectangle2D(100, 30, 900, 600), WindowPlace.reachable(left, List.of(LAPTOP)));
  }
}
