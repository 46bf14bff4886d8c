package threadworks.ui.shell;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import threadworks.ui.theme.Palette;

/** Three threads side by side, none of which starts or ends with another. */
final class Logo extends Group {
  Logo() {
    getChildren()
        .addAll(
            bar(0, 1.5, 10, Palette.LIGHT.thread(1)),
            bar(4, 6.5, 12, Palette.LIGHT.thread(2)),
            bar(2, 11.5, 8, Palette.LIGHT.thread(3)));
  }

  private static Rectangle bar(double x, double y, double width, Color colour) {
    var bar = new Rectangle(x, y, width, 3.5);
    bar.setArcWidth(3.5);
    bar.setArcHeight(3.5);
    bar.setFill(colour);
    return bar;
  }
}
