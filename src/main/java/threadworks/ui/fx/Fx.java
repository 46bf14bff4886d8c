package threadworks.ui.fx;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ScrollPane;

/** The way onto the JavaFX thread; nobody else calls {@link Platform#runLater}. */
public final class Fx {
  private Fx() {}

  /** Runs the task on the JavaFX thread: at once when called there, else as soon as it is free. */
  public static void run(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
  }

  /** Runs the task on the JavaFX thread after what it is doing now, wherever it is called. */
  public static void later(Runnable task) {
    Platform.runLater(task);
  }

  /** Whether a node is in a window and neither it nor what it is in is hidden. */
  public static boolean canBeSeen(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (!one.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  /**
   * Whether what has the focus is in this part of its window. JavaFX's own property says so of some
   * controls long after they have lost it.
   */
  public static boolean hasFocus(Node part) {
    Node one = part.getScene() == null ? null : part.getScene().getFocusOwner();
    while (one != null && !one.equals(part)) {
      one = one.getParent();
    }
    return one != null;
  }

  /** Disables a control, or not; where it had the focus, the next one has it then. */
  public static void disable(Node control, boolean now) {
    if (now && hasFocus(control)) {
      // What is disabled lets go of the focus, and nothing else would take it.
      control.getScene().getFocusOwner().requestFocusTraversal(TraversalDirection.NEXT);
    }
    control.setDisable(now);
  }

  /** Gives the focus to the first that can take it in this part of its window, if any can. */
  public static boolean focusFirst(Parent part) {
    for (var child : part.getChildrenUnmodifiable()) {
      if (!child.isVisible() || child.isDisabled()) {
        continue;
      }
      if (child.isFocusTraversable()) {
        child.requestFocus();
        return true;
      }
      if (child instanceof Parent parent && focusFirst(parent)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Gives new nodes their style now. Left to the pulse, controls make their inner nodes while it
   * styles them; those get theirs in the next pulse, which has nothing else to draw, and for want
   * of anything changed JavaFX then draws the whole window.
   */
  public static void styleAtOnce(Node node) {
    if (node.getScene() != null) {
      node.applyCss();
    }
  }

  /**
   * Keeps a scroll pane from drawing a picture of what it shows. JavaFX keeps the pictures of panes
   * long gone until hundreds of megabytes are full, which without a graphics card is the heap; and
   * a picture that is shown larger is blurred.
   */
  public static void cacheNoPicture(ScrollPane pane) {
    pane.skinProperty()
        .subscribe(
            skin -> {
              if (skin != null) {
                pane.lookupAll(".viewport").forEach(viewport -> viewport.setCache(false));
              }
            });
  }
}
