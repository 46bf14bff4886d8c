package threadworks.ui.fx;

import java.util.List;
import javafx.scene.input.KeyCombination;

/**
 * Something the window does at a key, wherever the focus is.
 *
 * @param nameKey the key of the message that says what it does
 * @param keys the combinations that do it; the first is the one to learn
 * @param action what it does
 */
public record Shortcut(String nameKey, List<KeyCombination> keys, Runnable action) {
  /** A shortcut with its combinations as {@link KeyCombination#valueOf} reads them. */
  public static Shortcut of(String nameKey, Runnable action, String... keys) {
    return new Shortcut(
        nameKey, List.of(keys).stream().map(KeyCombination::valueOf).toList(), action);
  }
}
