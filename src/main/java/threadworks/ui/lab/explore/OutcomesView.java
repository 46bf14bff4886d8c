package threadworks.ui.lab.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.session.Luck;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.LabView;
import threadworks.ui.lab.model.OutcomeRow;

/**
 * What a program came to: a row for each outcome, with how many real runs and how many schedules
 * came to it; below, the button that makes real runs.
 */
final class OutcomesView implements LabView {
  /** More rows than these nobody reads. */
  private static final int MOST_ROWS = 100;

  /** In a wider row nobody sees which number belongs to which outcome. */
  private static final double WIDEST = 1000;

  private final Messages messages;
  private final Consumer<Schedule> walk;
  private final VBox rows = new VBox();
  private final VBox lines = new VBox();
  private final ScrollPane scroll = new ScrollPane(lines);
  private final Label note = new Label();
  private final Button run = new Button();
  private final Label luckily = new Label();
  private final VBox node;
  private @Nullable Inquiry inquiry;
  private List<OutcomeLine> shown = List.of();

  /**
   * A view of nothing yet.
   *
   * @param walk opens a schedule in Step
   * @param repeat makes real runs; ends them, where they are being made
   */
  OutcomesView(Messages messages, Consumer<Schedule> walk, Runnable repeat) {
    this.messages = messages;
    this.walk = walk;
    rows.setId("outcomes");
    note.getStyleClass().addAll("muted", "outcome-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    run.setId("real-runs");
    run.setMinWidth(Region.USE_PREF_SIZE);
    run.setOnAction(_ -> repeat.run());
    luckily.getStyleClass().add("muted");
    luckily.setId("luck");
    luckily.setWrapText(true);
    luckily.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(luckily, Priority.ALWAYS);
    var foot = new HBox(run, luckily);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("luck");
    lines.getChildren().setAll(rows, note);
    lines.setMaxWidth(WIDEST);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    // By itself it would be as high as rows are whose texts need no second line.
    scroll.prefViewportHeightProperty().bind(lines.heightProperty());
    Fx.cacheNoPicture(scroll);
    node = new VBox(scroll, foot);
    node.getStyleClass().add("outcome-list");
  }

  @Override
  public String key() {
    return "outcomes";
  }

  @Override
  public Node node() {
    return node;
  }

  /** What it is about from now on. */
  void show(Inquiry now) {
    inquiry = now;
  }

  @Override
  public void refresh() {
    var now = inquiry;
    if (now == null) {
      return;
    }
    var report = now.report();
    var luck = now.luck();
    var found = rows(now, report, luck);
    if (shown.size() != found.size()) {
      var fresh = new ArrayList<OutcomeLine>();
      for (int i = 0; i < found.size(); i++) {
        fresh.add(i < shown.size() ? shown.get(i) : new OutcomeLine(messages, walk, this::reveal));
      }
      shown = List.copyOf(fresh);
      rows.getChildren().setAll(shown);
      if (!shown.isEmpty()) {
        rows.getChildren().addFirst(new OutcomeHead(messages));
      }
    }
    boolean kinds = now.bounds().reduce();
    if (!rows.getChildren().isEmpty()
        && rows.getChildren().getFirst() instanceof OutcomeHead head) {
      head.show(kinds);
    }
    for (int i = 0; i < shown.size(); i++) {
      shown.get(i).show(found.get(i), report, luck);
    }
    note.setText(note(now, report));
    note.setVisible(!note.getText().isEmpty());
    note.setManaged(note.isVisible());
    offer(now);
    luckily.setText(luckily(now, luck));
  }

  /** While real runs are made, the button ends them: so it keeps the focus. */
  private void offer(Inquiry now) {
    run.setText(messages.get(now.isRunning() ? "lab.stop" : "luck.go"));
    run.setGraphic(new FontIcon(now.isRunning() ? Feather.SQUARE : Feather.REPEAT));
    Fx.disable(run, now.isExploring() || now.program().isRunOnly());
  }

  private static List<OutcomeRow> rows(Inquiry now, @Nullable Report report, @Nullable Luck luck) {
    var program = now.program();
    var text = program.subject().text();
    boolean proven = report != null && report.complete();
    var found =
        proven
            ? OutcomeRow.withMissing(text, program.variant(), report, luck)
            : OutcomeRow.of(text, program.variant(), report, luck);
    return found.size() > MOST_ROWS ? found.subList(0, MOST_ROWS) : found;
  }

  private String note(Inquiry now, @Nullable Report report) {
    if (now.program().isRunOnly()) {
      return messages.get("lab.runOnly.empty");
    }
    if (report == null || now.isExploring()) {
      return "";
    }
    int more =
        OutcomeRow.of(now.program().subject().text(), now.program().variant(), report, null).size()
            - MOST_ROWS;
    if (more > 0) {
      return messages.get("lab.more", more);
    }
    return report.complete() ? "" : messages.get("exploring.worth");
  }

  /** What stands beside the button. */
  private String luckily(Inquiry now, @Nullable Luck luck) {
    if (now.isRunning()) {
      return luck == null
          ? messages.get("luck.begins")
          : messages.get("luck.soFar", luck.made(), luck.seconds());
    }
    if (luck == null) {
      return now.program().isRunOnly() ? "" : messages.get("luck.hint");
    }
    if (luck.unended() > 0) {
      return messages.get("luck.doneUnended", luck.made(), luck.seconds(), luck.unended());
    }
    return luck.died() > 0
        ? messages.get("luck.doneDied", luck.made(), luck.seconds(), luck.died())
        : messages.get("luck.done", luck.made(), luck.seconds());
  }

  /** Brings the row that has the focus into sight. */
  private void reveal(Node row) {
    double all = lines.getHeight();
    double page = scroll.getViewportBounds().getHeight();
    if (all > page) {
      double top = row.getBoundsInParent().getMinY();
      double bottom = row.getBoundsInParent().getMaxY();
      double from = scroll.getVvalue() * (all - page);
      double to = Math.clamp(from, Math.max(0, bottom - page), Math.max(top, bottom - page));
      scroll.setVvalue(to / (all - page));
    }
  }
}
