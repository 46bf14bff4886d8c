package threadworks.ui.lab.explore;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Badge;

/** Says beside the tabs how far the search went, and what may be claimed of it. */
final class Claim extends HBox {
  private final Messages messages;
  private final Label text = new Label();
  private final Tooltip whole = new Tooltip();

  Claim(Messages messages) {
    this.messages = messages;
    text.setId("claim");
    text.getStyleClass().add("claim");
    text.setMinWidth(0);
    getStyleClass().add("claims");
    setAlignment(Pos.CENTER_RIGHT);
    setMaxHeight(USE_PREF_SIZE);
    setPickOnBounds(false);
    getChildren().setAll(text, new Badge(messages, "lab.allSchedules", "lab.allSchedulesLong"));
  }

  /** Says how it stands now. */
  void show(Inquiry now) {
    var report = now.report();
    boolean known = report != null && report.schedules() > 0;
    text.setText(
        report == null || !known
            ? ""
            : messages.get(
                "exploring.claim",
                report.schedules(),
                report.seconds(),
                messages.wording().say(report.claim(now.bounds()))));
    whole.setText(text.getText());
    text.setTooltip(known ? whole : null);
  }
}
