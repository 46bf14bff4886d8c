package threadworks.ui.page;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import threadworks.ui.fx.Fx;

/** A column to scroll, which takes the focus so that keys scroll it. */
abstract sealed class Page extends ScrollPane permits LessonPage, BrokenPage {
  /** So much is seen again after a page, to find one's place. */
  private static final double OVERLAP = 60;

  Page(Node column) {
    getStyleClass().add("page");
    setFitToWidth(true);
    setFocusTraversable(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setContent(column);
    addEventFilter(KeyEvent.KEY_PRESSED, this::page);
    Fx.cacheNoPicture(this);
  }

  /** A scroll pane's own step is far less than what can be seen. */
  private void page(KeyEvent key) {
    double pages =
        switch (key.getCode()) {
          case PAGE_DOWN -> 1;
          case PAGE_UP -> -1;
          case SPACE -> equals(key.getTarget()) ? key.isShiftDown() ? -1 : 1 : 0;
          default -> 0;
        };
    if (pages != 0) {
      double view = getViewportBounds().getHeight();
      double beyond = getContent().getLayoutBounds().getHeight() - view;
      double step = pages * (view - OVERLAP);
      setVvalue(beyond <= 0 ? 0 : Math.clamp(getVvalue() + step / beyond, 0, 1));
      key.consume();
    }
  }
}
