package threadworks.ui.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;

/**
 * The list of lessons, the page and the lab beside each other, as the room allows. Where there is
 * little, the list folds to numbers, and page and lab can have all of it in turn. Where there is
 * much, the page grows no wider than reads well, and the lab takes the rest.
 */
final class Parts extends Region {
  /** Below it the list folds. */
  static final double NARROW = 1100;

  /** About ninety letters in a line. */
  static final double WIDEST_PAGE = 640;

  private static final double NARROWEST_PAGE = 320;
  private static final double NARROWEST_LAB = 440;

  /** The page's part of what the list leaves, while nobody has chosen another. */
  private static final double PAGE_PART = 0.34;

  private static final double DIVIDER = 7;
  private static final double STEP = 24;

  /** Which of page and lab are there. */
  enum Shown {
    BOTH,
    PAGE,
    LAB;

    Shown next() {
      return switch (this) {
        case BOTH -> PAGE;
        case PAGE -> LAB;
        case LAB -> BOTH;
      };
    }
  }

  private final Rail rail;
  private final Region page;
  private final Region lab;
  private final Region divider = new Region();
  private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(this, "shown", Shown.BOTH);

  /** The page's width as the user wants it; 0 while that is not known. */
  private double wanted;

  Parts(Messages messages, Rail rail, Region page, Region lab) {
    this.rail = rail;
    this.page = page;
    this.lab = lab;
    divider.getStyleClass().add("parts-divider");
    divider.setCursor(Cursor.H_RESIZE);
    divider.setFocusTraversable(true);
    divider.accessibleTextProperty().bind(messages.bind("shell.divider"));
    divider.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> divider.requestFocus());
    divider.addEventHandler(
        MouseEvent.MOUSE_DRAGGED,
        drag -> widen(sceneToLocal(drag.getSceneX(), 0).getX() - page.getLayoutX() - DIVIDER / 2));
    divider.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    getChildren().addAll(rail, page, divider, lab);
    widthProperty().subscribe(width -> rail.fold(width.doubleValue() < NARROW));
    shown.subscribe(this::show);
  }

  /** Which of page and lab are there; may be set. */
  ObjectProperty<Shown> shownProperty() {
    return shown;
  }

  /** The width that the user gave the page; 0 if none. */
  double pageWidth() {
    return wanted;
  }

  /** Gives the page that width, or as much of it as the lab can spare. */
  void widen(double to) {
    wanted = Math.max(to, NARROWEST_PAGE);
    requestLayout();
  }

  private void key(KeyEvent key) {
    if (key.getCode() == KeyCode.LEFT || key.getCode() == KeyCode.RIGHT) {
      widen(page.getWidth() + (key.getCode() == KeyCode.LEFT ? -STEP : STEP));
      key.consume();
    }
  }

  private void show(Shown now) {
    // Before anything is hidden: what takes the focus in its place is then this, and not the list.
    var left = now == Shown.PAGE ? lab : page;
    var stays = now == Shown.PAGE ? page : lab;
    boolean moves = now != Shown.BOTH && (Fx.hasFocus(left) || Fx.hasFocus(divider));
    page.setVisible(now != Shown.LAB);
    lab.setVisible(now != Shown.PAGE);
    divider.setVisible(now == Shown.BOTH);
    if (moves) {
      Fx.focusFirst(stays);
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    double left = rail.prefWidth(height);
    double room = getWidth() - left;
    rail.resizeRelocate(0, 0, left, height);
    double width = shown.get() == Shown.BOTH ? pageOf(room) : room;
    page.resizeRelocate(left, 0, width, height);
    if (shown.get() == Shown.BOTH) {
      divider.resizeRelocate(left + width, 0, DIVIDER, height);
      lab.resizeRelocate(left + width + DIVIDER, 0, room - width - DIVIDER, height);
    } else {
      lab.resizeRelocate(left, 0, room, height);
    }
  }

  /** The page's width beside the lab. */
  private double pageOf(double room) {
    double most = Math.max(room - DIVIDER - NARROWEST_LAB, NARROWEST_PAGE);
    double usual = Math.min(Math.rint(room * PAGE_PART), WIDEST_PAGE);
    return Math.clamp(wanted > 0 ? wanted : usual, NARROWEST_PAGE, most);
  }
}
