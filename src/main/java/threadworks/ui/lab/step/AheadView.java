package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.schedule.report.Outcome;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.CardEvent;
import threadworks.ui.lab.model.Judgement;
import threadworks.ui.lab.model.Program;
import threadworks.wording.Language;

/** What can still come of the program from where it stands, and what no longer can. */
final class AheadView extends VBox {
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private final Messages messages;
  private final Walk walk;
  private final Ahead ahead;
  private final Consumer<Outcome> playTo;
  private final VBox rows = new VBox();
  private final Label remark = new Label();
  private final Hyperlink next = new Hyperlink();
  private Shown shown = new Shown(List.of(), "", "", false, Language.EN);

  /** What becomes of an outcome. */
  enum Fate {
    /** Some way from here comes to it. */
    OPEN("open", Feather.CIRCLE),
    /** Every way from here comes to it. */
    SURE("sure", Feather.TARGET),
    /** The program has come to it. */
    HERE("sure", Feather.TARGET),
    /** No way from here comes to it. */
    GONE("gone", Feather.X),
    /** Nobody knows yet. */
    UNKNOWN("unknown", Feather.HELP_CIRCLE);

    private final String style;
    private final Feather sign;

    Fate(String style, Feather sign) {
      this.style = style;
      this.sign = sign;
    }
  }

  /**
   * An outcome.
   *
   * @param isOnWay whether a way to it is known
   */
  private record Row(
      Outcome outcome,
      String value,
      boolean isValue,
      String label,
      boolean bad,
      Fate fate,
      boolean isOnWay) {}

  private record Shown(
      List<Row> rows, String remark, String next, boolean stale, Language language) {}

  /**
   * A view of where a walk leads.
   *
   * @param playTo told which outcome is to be played to
   */
  AheadView(Messages messages, Walk walk, Ahead ahead, Consumer<Outcome> playTo) {
    this.playTo = playTo;
    this.messages = messages;
    this.walk = walk;
    this.ahead = ahead;
    setId("ahead");
    getStyleClass().add("ahead");
    rows.getStyleClass().add("rows");
    remark.setId("ahead-remark");
    remark.setWrapText(true);
    remark.getStyleClass().add("muted");
    next.setId("ahead-next");
    next.setWrapText(true);
    next.setOnAction(_ -> follow());
    for (var node : List.of(remark, next)) {
      node.managedProperty().bind(node.visibleProperty());
    }
    getChildren().addAll(rows, remark, next);
    show(shown);
  }

  /** To the card that asks just this, where one does. */
  private void follow() {
    ahead.asking().ifPresentOrElse(card -> next.fireEvent(new CardEvent(card)), ahead::lookOn);
  }

  /** Shows what is known now. */
  void refresh() {
    var program = walk.program();
    var answer = ahead.latest();
    if (program == null || walk.position() == null || ahead.isHidden()) {
      var guess = ahead.isHidden() ? messages.get("state.guess") : "";
      show(new Shown(List.of(), "", guess, false, messages.language()));
      return;
    }
    boolean waits = ahead.answer() == null;
    var list = new ArrayList<Row>();
    for (var outcome : ahead.known()) {
      list.add(row(program, outcome, answer));
    }
    var remark = remark(answer, waits);
    show(
        new Shown(
            answer == null && !ahead.isLate() ? List.of() : list,
            remark,
            next(answer, waits),
            waits && ahead.isLate(),
            messages.language()));
  }

  private Row row(Program program, Outcome outcome, Ahead.@Nullable Answer answer) {
    var judged = Judgement.of(program, outcome, messages);
    return new Row(
        outcome,
        judged.value(),
        outcome.kind() == Outcome.Kind.RETURNED,
        judged.label(),
        Judgement.isBad(program, outcome, messages),
        fate(outcome, answer),
        ahead.ways().containsKey(outcome));
  }

  private Fate fate(Outcome outcome, Ahead.@Nullable Answer answer) {
    if (answer == null) {
      return Fate.UNKNOWN;
    }
    if (!answer.outcomes().contains(outcome)) {
      return answer.complete() ? Fate.GONE : Fate.UNKNOWN;
    }
    var now = walk.position();
    boolean over = now != null && now.outcome() != null;
    return over ? Fate.HERE : answer.isDecided() ? Fate.SURE : Fate.OPEN;
  }

  private String remark(Ahead.@Nullable Answer answer, boolean waits) {
    if (waits) {
      return ahead.isLate() ? messages.get("state.looking") : "";
    }
    if (answer != null && !answer.complete()) {
      return messages.get(answer.cut() ? "state.cut" : "state.short");
    }
    int step = ahead.decided(walk.schedule().first(walk.made()));
    return step > 0 ? messages.get("state.decided", step) : "";
  }

  /** What can be done about it. */
  private String next(Ahead.@Nullable Answer answer, boolean waits) {
    if (waits || answer == null) {
      return "";
    }
    return answer.complete() || answer.cut() ? "" : messages.get("state.lookOn");
  }

  private void show(Shown now) {
    pseudoClassStateChanged(STALE, now.stale());
    if (!now.equals(shown)) {
      shown = now;
      rows.getChildren().setAll(now.rows().stream().map(this::node).toList());
    }
    remark.setText(now.remark());
    remark.setVisible(!now.remark().isEmpty());
    next.setText(now.next());
    next.setVisible(!now.next().isEmpty());
  }

  private Node node(Row row) {
    var value = new Label(row.value());
    value.getStyleClass().addAll("ahead-value", row.isValue() ? "returned" : "words");
    value.setWrapText(true);
    var what = new HBox(8, value);
    what.setAlignment(Pos.BASELINE_LEFT);
    if (!row.label().isEmpty()) {
      var label = new Label(row.label());
      label.setWrapText(true);
      label.getStyleClass().add("ahead-label");
      what.getChildren().add(label);
      value.setMinWidth(USE_PREF_SIZE);
    }
    var fate = new Label(messages.get("state.fate." + row.fate()));
    fate.setWrapText(true);
    fate.getStyleClass().add("ahead-fate");
    var words = new VBox(what, fate);
    HBox.setHgrow(words, Priority.ALWAYS);
    var node = new HBox(8, new FontIcon(row.fate().sign), words);
    node.getStyleClass().addAll("ahead-row", row.fate().style);
    if (row.bad()) {
      node.getStyleClass().add("bad");
    }
    if (row.isOnWay()) {
      node.getChildren().add(play(row));
      node.setCursor(Cursor.HAND);
      node.setOnMouseClicked(_ -> playTo.accept(row.outcome()));
    }
    node.setAccessibleRole(AccessibleRole.TEXT);
    node.setAccessibleText(
        (row.label().isEmpty() ? row.value() : row.value() + ", " + row.label())
            + ": "
            + fate.getText());
    return node;
  }

  private Button play(Row row) {
    var words = messages.get("step.play.to", row.label().isEmpty() ? row.value() : row.label());
    var button = new Button(null, new FontIcon(Feather.PLAY));
    button.getStyleClass().addAll("small-icon", "play-to");
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.setOnAction(_ -> playTo.accept(row.outcome()));
    return button;
  }
}
