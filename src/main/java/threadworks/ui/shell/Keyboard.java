package threadworks.ui.shell;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import threadworks.ui.fx.Shortcut;

/**
 * The window's keys. They come before whatever has the focus, Escape too, since a list swallows it;
 * a menu that is open is a window of its own and closes first.
 */
final class Keyboard {
  private static final KeyCombination ENTER = new KeyCodeCombination(KeyCode.ENTER);

  private final List<Shortcut> shortcuts;
  private final Shortcut help;
  private final Supplier<List<Shortcut>> modeKeys;
  private final BooleanSupplier covered;
  private final BooleanSupplier escape;
  private final BooleanSupplier enter;

  /**
   * Keys for a scene.
   *
   * @param help the shortcut that a question mark stands for, outside a text field
   * @param modeKeys single keys of what is in the lab, for where they are not needed to write,
   *     answer or choose
   * @param covered whether something lies over the window, so that no other shortcut works
   * @param escape what Escape does; returns whether it did anything
   * @param enter what Enter does where nothing else takes it; returns whether it did anything
   */
  Keyboard(
      List<Shortcut> shortcuts,
      Shortcut help,
      Supplier<List<Shortcut>> modeKeys,
      BooleanSupplier covered,
      BooleanSupplier escape,
      BooleanSupplier enter) {
    this.shortcuts = shortcuts;
    this.help = help;
    this.modeKeys = modeKeys;
    this.covered = covered;
    this.escape = escape;
    this.enter = enter;
  }

  void listenTo(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::questionMark);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::enter);
  }

  private void shortcut(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE && escape.getAsBoolean()) {
      key.consume();
      return;
    }
    for (var shortcut : shortcuts) {
      if (shortcut.keys().stream().anyMatch(keys -> keys.match(key))) {
        key.consume();
        if (shortcut.equals(help) || !covered.getAsBoolean()) {
          shortcut.action().run();
        }
        return;
      }
    }
    if (!covered.getAsBoolean() && isFree(key)) {
      modeKey(key);
    }
  }

  /** After all that is on the way from what has the focus; that has no use for it. */
  private void enter(KeyEvent key) {
    if (ENTER.match(key) && !covered.getAsBoolean() && isFree(key) && enter.getAsBoolean()) {
      key.consume();
    }
  }

  private void modeKey(KeyEvent key) {
    for (var shortcut : modeKeys.get()) {
      if (shortcut.keys().stream().anyMatch(keys -> keys.match(key))) {
        key.consume();
        shortcut.action().run();
        return;
      }
    }
  }

  /** Whether what has the focus has no use of its own for a single key. */
  private static boolean isFree(KeyEvent key) {
    if (key.getTarget() instanceof TextInputControl
        || key.getTarget() instanceof RadioButton
        || key.getTarget() instanceof CheckBox
        || key.getTarget() instanceof Slider) {
      return false;
    }
    if (key.getCode() == KeyCode.LEFT || key.getCode() == KeyCode.RIGHT) {
      return !(key.getTarget() instanceof TabPane);
    }
    boolean moves = key.getCode().isArrowKey() || key.getCode().isNavigationKey();
    return !moves || key.getTarget() instanceof Button || takesModeKeys(key.getTarget());
  }

  /** A part of the lab that leaves the arrows to its mode says so by its style class. */
  private static boolean takesModeKeys(EventTarget target) {
    return target instanceof Scene
        || (target instanceof Node node && node.getStyleClass().contains("mode-keys"));
  }

  private void questionMark(KeyEvent key) {
    boolean asks = key.getCharacter().equals("?") || key.getCharacter().equals("？");
    if (asks && !(key.getTarget() instanceof TextInputControl)) {
      key.consume();
      help.action().run();
    }
  }
}
