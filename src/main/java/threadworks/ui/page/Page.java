package threadworks.ui.page;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** A column to scroll, which takes the focus so that keys scroll it. */
abstract sealed class Page extends ScrollPane permits LessonPage, BrokenPage {
  Page(Node column) {
    getStyleClass().add("page");
    setFitToWidth(true);
    setFocusTraversable(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setContent(column);
    // JavaFX caches what a scroll pane shows as a picture, and keeps the pictures of panes long
    // gone until hundreds of megabytes are full: without a graphics card that is the heap.
    skinProperty()
        .subscribe(
            skin -> {
              if (skin != null) {
                lookupAll(".viewport").forEach(viewport -> viewport.setCache(false));
              }
            });
  }
}
