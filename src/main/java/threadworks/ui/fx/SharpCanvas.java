package threadworks.ui.fx;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.transform.Scale;

/**
 * A canvas that stays sharp. A canvas is a picture: where everything is shown larger, this one is
 * drawn larger.
 */
public final class SharpCanvas extends Canvas {
  private final Scale shrink = new Scale(1, 1);

  /** An empty one. */
  public SharpCanvas() {
    getTransforms().add(shrink);
  }

  /** Takes that size within its parent; returns the pen, which draws in that size too. */
  public GraphicsContext fit(double width, double height) {
    double zoom = Math.max(getParent().getLocalToSceneTransform().getMxx(), 1);
    shrink.setX(1 / zoom);
    shrink.setY(1 / zoom);
    setWidth(width * zoom);
    setHeight(height * zoom);
    var pen = getGraphicsContext2D();
    pen.setTransform(zoom, 0, 0, zoom, 0, 0);
    return pen;
  }
}
