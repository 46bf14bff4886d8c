package threadworks.ui.fx;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Something at the left end of a row and something at the right one; where there is no room for
 * both, the one on the right goes below.
 */
public final class Ends extends Pane {
  private static final double GAP = 10;
  private static final double ROW_GAP = 4;

  private final Region left;
  private final Region right;

  /** With these two at its ends. */
  public Ends(Region left, Region right) {
    this.left = left;
    this.right = right;
    getChildren().addAll(List.of(left, right));
  }

  private boolean fits(double width) {
    return width < 0 || left.prefWidth(-1) + GAP + right.prefWidth(-1) <= width;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return snappedLeftInset()
        + Math.max(left.minWidth(-1), right.minWidth(-1))
        + snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset()
        + left.prefWidth(-1)
        + GAP
        + right.prefWidth(-1)
        + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double inside = width < 0 ? width : width - snappedLeftInset() - snappedRightInset();
    double rows =
        fits(inside)
            ? Math.max(left.prefHeight(-1), right.prefHeight(-1))
            : left.prefHeight(-1) + ROW_GAP + right.prefHeight(-1);
    return snappedTopInset() + rows + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double width = getWidth() - x - snappedRightInset();
    double height = getHeight() - y - snappedBottomInset();
    double under = 0;
    if (!fits(width)) {
      under = left.prefHeight(-1) + ROW_GAP;
      height = left.prefHeight(-1);
    }
    double end = Math.min(right.prefWidth(-1), width);
    double start = Math.min(left.prefWidth(-1), width);
    layoutInArea(left, x, y, start, height, 0, HPos.LEFT, VPos.CENTER);
    double below = under == 0 ? height : right.prefHeight(-1);
    layoutInArea(right, x + width - end, y + under, end, below, 0, HPos.RIGHT, VPos.CENTER);
  }
}
