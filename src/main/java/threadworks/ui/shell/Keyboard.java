package threadworks.ui.shell;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import threadworks.ui.fx.Shortcut;

/**
 * The window's keys. They come before whatever has the focus, Escape too, since a list swallows it;
 * a menu that is open is a window of its own and closes first.
 */
final class Keyboard {
  private final List<Shortcut> shortcuts;
  private final Shortcut help;
  private final BooleanSupplier covered;
  private final BooleanSupplier escape;

  /**
   * Keys for a scene.
   *
   * @param help the shortcut that a question mark stands for, outside a text field
   * @param covered whether something lies over the window, so that no other shortcut works
   * @param escape what Escape does; returns whether it did anything
   */
  Keyboard(
      List<Shortcut> shortcuts, Shortcut help, BooleanSupplier covered, BooleanSupplier escape) {
    this.shortcuts = shortcuts;
    this.help = help;
    this.covered = covered;
    this.escape = escape;
  }

  void listenTo(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::questionMark);
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
  }

  private void questionMark(KeyEvent key) {
    boolean asks = key.getCharacter().equals("?") || key.getCharacter().equals("？");
    if (asks && !(key.getTarget() instanceof TextInputControl)) {
      key.consume();
      help.action().run();
    }
  }
}
