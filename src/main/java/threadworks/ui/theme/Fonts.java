package threadworks.ui.theme;

import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/** The fonts the window brings along, so that it looks the same everywhere, Chinese included. */
public final class Fonts {
  /** The family of the interface: Latin and Chinese in regular and bold. */
  public static final String UI = "Threadworks Sans";

  /** The family of code: fixed width, with Chinese for comments. */
  public static final String CODE = "Threadworks Mono";

  private static final List<String> FILES =
      List.of(
          "ThreadworksSans-Regular",
          "ThreadworksSans-Bold",
          "ThreadworksItalic-Regular",
          "ThreadworksMono-Regular");

  private static boolean loaded;

  private Fonts() {}

  /** Makes the families known to JavaFX; again does nothing. */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    FontCopies.sweep();
    for (var file : FILES) {
      var url = Fonts.class.getResource("/assets/fonts/" + file + ".ttf");
      Font.loadFont(Objects.requireNonNull(url, file).toExternalForm(), 13);
    }
  }
}
