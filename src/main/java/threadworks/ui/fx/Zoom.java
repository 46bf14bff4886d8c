package threadworks.ui.fx;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows its content larger: the content is laid out in a smaller space, and that is scaled to fill
 * this one. It grows no further than leaves the content the space it needs.
 */
public final class Zoom extends Region {
  /** From one step to the next. */
  private static final double STEP = 1.1;

  private static final double MOST = 4;

  private final Node content;
  private final double width;
  private final double height;
  private final Scale scale = new Scale(1, 1);
  private double wanted = 1;

  /**
   * Content in its own size.
   *
   * @param width the least width that the content needs
   * @param height its least height
   */
  public Zoom(Node content, double width, double height) {
    this.content = content;
    this.width = width;
    this.height = height;
    content.getTransforms().add(scale);
    getChildren().add(content);
  }

  /** As large as fits. */
  public void toMost() {
    to(MOST);
  }

  /** In its own size. */
  public void reset() {
    to(1);
  }

  /** A step larger, if it fits. */
  public void in() {
    to(factor() * STEP);
  }

  /** A step smaller. */
  public void out() {
    to(factor() / STEP);
  }

  /** So many times as large as wished, whether that fits just now or not. */
  public double wanted() {
    return wanted;
  }

  /** So many times as large, as far as it fits. */
  public void to(double factor) {
    wanted = Math.clamp(factor, 1, MOST);
    requestLayout();
  }

  /** How many times as large it is shown. */
  public double factor() {
    double most = Math.min(getWidth() / width, getHeight() / height);
    return Math.clamp(wanted, 1, Math.max(most, 1));
  }

  @Override
  protected void layoutChildren() {
    double factor = factor();
    scale.setX(factor);
    scale.setY(factor);
    content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
  }
}
