package threadworks;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Map;
import java.util.function.Predicate;

/** Whether a window can be opened here. */
enum Display {
  /** It can. */
  READY(""),
  /** There is nothing to open it on. */
  NONE(
      "No display here (DISPLAY is not set), so no window: the tour makes pictures of one lesson"
          + " instead; tour --help says how to see more."),
  /** There is, but JavaFX cannot draw on it. */
  NO_GTK(
      "JavaFX opens its windows with GTK 3, which is not installed: install the package libgtk-3-0"
          + " (Debian, Ubuntu) or gtk3 (Fedora, Arch), then start again.");

  /** What JavaFX loads on Linux. */
  private static final String GTK = "libgtk-3.so.0";

  /** One line for the terminal: what is missing and what to do; empty when nothing is. */
  final String sentence;

  Display(String sentence) {
    this.sentence = sentence;
  }

  static Display find() {
    return of(System.getProperty("os.name", ""), System.getenv(), Display::loads);
  }

  /**
   * Decides from what the system says of itself. Only Linux can lack a display or GTK. JavaFX
   * speaks X alone: under Wayland it is Xwayland that sets DISPLAY, and WAYLAND_DISPLAY is of no
   * use without.
   *
   * @param loads whether a native library of this name can be loaded
   */
  static Display of(String os, Map<String, String> environment, Predicate<String> loads) {
    if (!os.startsWith("Linux")) {
      return READY;
    }
    if (environment.getOrDefault("DISPLAY", "").isBlank()) {
      return NONE;
    }
    return loads.test(GTK) ? READY : NO_GTK;
  }

  private static boolean loads(String library) {
    try {
      // Never unloaded: JavaFX is about to use it.
      SymbolLookup.libraryLookup(library, Arena.global());
      return true;
    } catch (IllegalArgumentException missing) {
      return false;
    }
  }
}
