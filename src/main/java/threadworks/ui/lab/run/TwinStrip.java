package threadworks.ui.lab.run;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.session.Twins;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;

/**
 * Runs the twin that is shown below it, by the Python that it names; where there is none it says
 * so, and looks again. Nobody is looked for before it is seen.
 */
final class TwinStrip extends HBox {
  private final Messages messages;
  private final Twins twins;
  private final Button go = new Button();
  private final Label sentence = new Label();
  private final Button again = new Button();
  private @Nullable List<String> found;
  private Runnable run = () -> {};
  private boolean running;

  TwinStrip(Messages messages, Twins twins, Runnable stop) {
    super(8);
    this.messages = messages;
    this.twins = twins;
    getStyleClass().add("twin-strip");
    setAlignment(Pos.CENTER_LEFT);
    go.setId("run-twin");
    go.getStyleClass().add("outlined");
    go.setMinWidth(USE_PREF_SIZE);
    go.setOnAction(_ -> (running ? stop : run).run());
    go.setTooltip(new Tooltip());
    again.setId("look-for-python");
    again.getStyleClass().add("outlined");
    again.setMinWidth(USE_PREF_SIZE);
    again.setOnAction(_ -> look(twins.lookAgain()));
    sentence.setWrapText(true);
    sentence.getStyleClass().add("muted");
    getChildren().addAll(go, sentence, again);
    for (var part : getChildren()) {
      part.managedProperty().bind(part.visibleProperty());
    }
    messages.languageProperty().subscribe((_, _) -> write());
    // Until the twin is shown.
    setVisible(false);
    visibleProperty()
        .subscribe(
            seen -> {
              if (seen && found == null) {
                look(twins.pythons());
              }
            });
    write();
  }

  /** Says how the twin is run. */
  void runs(Runnable how) {
    run = how;
  }

  private void look(CompletableFuture<List<String>> search) {
    boolean focused = Fx.hasFocus(again);
    found = null;
    write();
    var _ =
        search.whenComplete(
            (names, _) ->
                Fx.run(
                    () -> {
                      found = names == null ? List.of() : names;
                      write();
                      if (focused && canRun()) {
                        // What had it is gone.
                        go.requestFocus();
                      }
                    }));
  }

  /** Whether there is a Python to run it, as far as is known. */
  boolean canRun() {
    return found == null || !found.isEmpty();
  }

  /**
   * Offers Stop in place of Run, or the other way round.
   *
   * @param twin whether the twin runs
   * @param any whether anything does, so that nothing else can be run
   */
  void setRunning(boolean twin, boolean any) {
    running = twin;
    Fx.disable(go, any && !twin);
    write();
  }

  private void write() {
    var names = found;
    boolean some = names != null && !names.isEmpty();
    go.setVisible(some || running);
    go.setText(running ? messages.get("lab.stop") : messages.get("lab.twin.run", joined(names)));
    go.setGraphic(new FontIcon(running ? Feather.SQUARE : Feather.PLAY));
    go.getTooltip().setText(messages.get(running ? "lab.stopKey" : "lab.twin.runKey"));
    go.getStyleClass().removeAll("go", "halt");
    go.getStyleClass().add(running ? "halt" : "go");
    sentence.setVisible(!go.isVisible());
    sentence.setText(
        names == null ? messages.get("lab.twin.looking") : messages.say(twins.notFound()));
    again.setVisible(names != null && !some && !running);
    again.setText(messages.get("lab.twin.again"));
  }

  private String joined(@Nullable List<String> names) {
    return names == null
        ? "Python"
        : names.stream().reduce((a, b) -> messages.get("lab.twin.and", a, b)).orElse("Python");
  }
}
