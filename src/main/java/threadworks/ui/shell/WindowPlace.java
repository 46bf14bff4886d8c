package threadworks.ui.shell;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where a window was left, and where it opens again: on a screen that is there, all of it. */
final class WindowPlace {
  private static final String X = "window.x";
  private static final String Y = "window.y";
  private static final String WIDTH = "window.width";
  private static final String HEIGHT = "window.height";
  private static final String MAXIMIZED = "window.maximized";

  private WindowPlace() {}

  /** Keeps it; of a window that fills its screen, only that it does. */
  static void keep(Stage stage, Settings settings) {
    boolean fills = stage.isMaximized() || stage.isFullScreen();
    settings.size(MAXIMIZED, fills ? 1 : 0);
    if (!fills && !stage.isIconified()) {
      settings.size(X, stage.getX());
      settings.size(Y, stage.getY());
      settings.size(WIDTH, stage.getWidth());
      settings.size(HEIGHT, stage.getHeight());
    }
  }

  /** Puts a window that is not shown yet where it was left; returns whether that is known. */
  static boolean restore(Stage stage, Settings settings) {
    var width = settings.size(WIDTH);
    var height = settings.size(HEIGHT);
    var maximized = settings.size(MAXIMIZED);
    if (width.isPresent() && height.isPresent()) {
      var left =
          new Rectangle2D(
              settings.size(X).orElse(0.0),
              settings.size(Y).orElse(0.0),
              Math.max(width.get(), 1),
              Math.max(height.get(), 1));
      var screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
      var place = reachable(left, screens);
      stage.setX(place.getMinX());
      stage.setY(place.getMinY());
      stage.setWidth(place.getWidth());
      stage.setHeight(place.getHeight());
    }
    maximized.ifPresent(now -> stage.setMaximized(now > 0));
    return maximized.isPresent();
  }

  /**
   * The place nearest to it that lies within a screen: the one that has most of it, or the first.
   */
  static Rectangle2D reachable(Rectangle2D wanted, List<Rectangle2D> screens) {
    var screen = screens.getFirst();
    for (var one : screens) {
      if (common(wanted, one) > common(wanted, screen)) {
        screen = one;
      }
    }
    double width = Math.min(wanted.getWidth(), screen.getWidth());
    double height = Math.min(wanted.getHeight(), screen.getHeight());
    return new Rectangle2D(
        Math.clamp(wanted.getMinX(), screen.getMinX(), screen.getMaxX() - width),
        Math.clamp(wanted.getMinY(), screen.getMinY(), screen.getMaxY() - height),
        width,
        height);
  }

  private static double common(Rectangle2D one, Rectangle2D other) {
    double width =
        Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
    double height =
        Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
    return Math.max(width, 0) * Math.max(height, 0);
  }
}
