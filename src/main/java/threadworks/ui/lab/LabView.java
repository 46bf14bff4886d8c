package threadworks.ui.lab;

import javafx.scene.Node;

/** A tab of a mode. It draws what its mode hands it, and only while it can be seen. */
public interface LabView {
  /**
   * What it is known by, unlike the mode's other views: {@code lab.tab.<key>} is its name, {@code
   * <key>-tab} the id of its tab.
   */
  String key();

  /** What is in the tab; always the same node. */
  Node node();

  /**
   * Draws how things stand. Its mode calls this when something has happened and the view can be
   * seen, the lab when it comes into sight and when the language or the colours are others.
   */
  void refresh();

  /** Whether there is a tab of it for this demo. */
  default boolean fits(Subject subject) {
    return true;
  }
}
