package threadworks.ui.lab.explore;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import threadworks.ui.fx.Messages;

/** The names of the columns of the outcomes. */
final class OutcomeHead extends HBox {
  private final Messages messages;
  private final Label proof;

  OutcomeHead(Messages messages) {
    this.messages = messages;
    getStyleClass().addAll("outcome-line", "outcome-head");
    var cameTo = Columns.CAME_TO.cell();
    cameTo.textProperty().bind(messages.bind("exploring.cameTo"));
    var luck = Columns.LUCK.cell();
    luck.textProperty().bind(messages.bind("exploring.luck"));
    proof = Columns.PROOF.cell();
    var shortest = Columns.SHORTEST.cell();
    shortest.textProperty().bind(messages.bind("exploring.shortest"));
    var walk = Columns.WALK.cell();
    setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(cameTo, luck, proof, shortest, walk);
    Columns.fit(this, shortest);
  }

  void show(boolean kinds) {
    proof.setText(messages.get(kinds ? "exploring.proofKinds" : "exploring.proof"));
  }
}
