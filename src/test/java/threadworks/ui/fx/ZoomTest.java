package threadworks.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.BoundingBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How large the window shows its content. */
final class ZoomTest {
  private final StackPane content = new StackPane();
  private final Zoom zoom = new Zoom(content, 100, 100);

  @BeforeEach
  void begin() {
    zoom.resize(300, 250);
    zoom.layout();
  }

  @Test
  void contentHasItsOwnSizeAtFirst() {
    assertEquals(1, zoom.factor());
    assertEquals(300, content.getWidth());
  }

  @Test
  void itGrowsUntilTheContentHasTheLeastItNeeds() {
    zoom.toMost();
    zoom.layout();
    assertEquals(2.5, zoom.factor());
    assertEquals(120, content.getWidth());
    assertEquals(100, content.getHeight());
    assertEquals(new BoundingBox(0, 0, 300, 250), content.getBoundsInParent());
    zoom.in();
    assertEquals(2.5, zoom.factor());
  }

  @Test
  void stepsGoBothWaysAndNotBelowItsOwnSize() {
    zoom.in();
    zoom.in();
    assertEquals(1.21, zoom.factor(), 1e-9);
    zoom.out();
    assertEquals(1.1, zoom.factor(), 1e-9);
    zoom.out();
    zoom.out();
    assertEquals(1, zoom.factor(), 1e-9);
  }

  @Test
  void aSmallerWindowShrinksItBackAgain() {
    zoom.toMost();
    zoom.resize(120, 120);
    assertEquals(1.2, zoom.factor());
    zoom.resize(80, 80);
    assertEquals(1, zoom.factor());
  }
}
