package threadworks.ui.page;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.ui.lab.LabRequest;

/**
 * The place in a lesson from which one of its demos is brought into the lab. A lesson with one demo
 * has it there from the start, and needs no way.
 */
final class DemoStrip extends HBox {
  private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

  DemoStrip(Surroundings page, DemoBlock block) {
    var context = page.context();
    getStyleClass().add("demo-strip");
    setVisible(page.lesson().demos().size() > 1);
    setManaged(isVisible());
    var name = new Label(block.demo(), new FontIcon(Feather.ACTIVITY));
    name.getStyleClass().add("demo-name");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var open = new Button();
    open.setGraphic(new FontIcon(Feather.ARROW_RIGHT));
    open.setOnAction(_ -> context.ask().accept(new LabRequest.Show(block.demo())));
    var here = context.demo().map(block.demo()::equals);
    open.textProperty().bind(context.messages().bind("page.demo.open"));
    open.visibleProperty().bind(here.map(shown -> !shown));
    open.managedProperty().bind(open.visibleProperty());
    var shown = page.label("page.demo.shown", "muted");
    shown.visibleProperty().bind(here);
    shown.managedProperty().bind(shown.visibleProperty());
    open.visibleProperty().subscribe(offered -> pseudoClassStateChanged(SHOWN, !offered));
    getChildren().addAll(name, space, shown, open);
  }
}
