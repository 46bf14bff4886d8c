package threadworks.ui.lab.step;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Printed;
import threadworks.ui.chart.MarkBadge;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.LabView;
import threadworks.ui.lab.model.RunOnly;
import threadworks.ui.theme.Theme;

/** What was printed up to where the program stands; going back takes it back. */
final class PrintedView implements LabView {
  private final Theme theme;
  private final Messages messages;
  private final Walk walk;
  private final ListView<Printed> list = new ListView<>();
  private final Label empty = new Label();

  PrintedView(Messages messages, Theme theme, Walk walk) {
    this.theme = theme;
    this.messages = messages;
    this.walk = walk;
    list.setId("printed");
    list.setCellFactory(_ -> new Line());
    list.accessibleTextProperty().bind(messages.bind("lab.tab.output"));
    empty.getStyleClass().add("muted");
    list.setPlaceholder(empty);
    list.getStyleClass().add("printed");
  }

  @Override
  public String key() {
    return "output";
  }

  @Override
  public Node node() {
    return list;
  }

  @Override
  public void refresh() {
    empty.setText(RunOnly.orElse(walk.program(), "step.nothingPrinted", messages));
    var now = walk.position();
    var printed = now == null ? List.<Printed>of() : now.output();
    if (!printed.equals(list.getItems())) {
      list.getItems().setAll(printed);
      list.scrollTo(printed.size() - 1);
    }
  }

  private final class Line extends ListCell<Printed> {
    @Override
    protected void updateItem(@Nullable Printed printed, boolean empty) {
      super.updateItem(printed, empty);
      if (printed == null || empty) {
        setGraphic(null);
        return;
      }
      var text = new Label(printed.text().stripTrailing());
      text.getStyleClass().add(printed.kind() == Printed.Kind.OUT ? "output-text" : "output-error");
      var row = new HBox(8, new MarkBadge(Marks.of(printed.who(), ""), theme.palette()), text);
      row.setAlignment(Pos.CENTER_LEFT);
      setGraphic(row);
    }
  }
}
