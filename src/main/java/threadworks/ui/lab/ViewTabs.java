package threadworks.ui.lab;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import threadworks.ui.fx.Messages;

/** The views of a mode, a tab each. Only the one that is chosen is brought up to date. */
final class ViewTabs extends StackPane {
  private static final double LOWEST = 120;

  private final Mode mode;
  private final List<Tab> all = new ArrayList<>();
  private final TabPane pane = new TabPane();

  ViewTabs(Mode mode, Messages messages) {
    this.mode = mode;
    for (var view : mode.views()) {
      var tab = new Tab();
      tab.setId(id(view.key()));
      tab.textProperty().bind(messages.bind("lab.tab." + view.key()));
      tab.setContent(view.node());
      tab.setUserData(view);
      all.add(tab);
    }
    pane.getTabs().setAll(all);
    pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    pane.getSelectionModel().selectedItemProperty().subscribe((_, _) -> refresh());
    getChildren().add(pane);
    mode.besideTabs()
        .ifPresent(
            node -> {
              setAlignment(node, Pos.TOP_RIGHT);
              setMargin(node, new Insets(3, 14, 0, 0));
              getChildren().add(node);
            });
    setMinHeight(LOWEST);
  }

  private static String id(String key) {
    return key + "-tab";
  }

  private static LabView view(Tab tab) {
    return (LabView) tab.getUserData();
  }

  Mode mode() {
    return mode;
  }

  /** Offers the views that fit what the lab is about. */
  void offer(Subject subject) {
    var fitting = all.stream().filter(tab -> view(tab).fits(subject)).toList();
    if (!fitting.equals(pane.getTabs())) {
      var chosen = pane.getSelectionModel().getSelectedItem();
      pane.getTabs().setAll(fitting);
      pane.getSelectionModel().select(fitting.contains(chosen) ? chosen : fitting.getFirst());
    }
  }

  /** Opens a tab by the key of its view, if it is there; returns whether it is. */
  boolean open(String key) {
    for (var tab : pane.getTabs()) {
      if (id(key).equals(tab.getId())) {
        pane.getSelectionModel().select(tab);
        return true;
      }
    }
    return false;
  }

  /** Brings the view that is chosen up to date. */
  void refresh() {
    var chosen = pane.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      view(chosen).refresh();
    }
  }
}
