package threadworks.ui.lab.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.schedule.report.Bounds;
import threadworks.session.Engine;
import threadworks.session.Exploration;
import threadworks.ui.code.CodeMarks;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Badge;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabView;
import threadworks.ui.lab.Mode;
import threadworks.ui.lab.StateLine;
import threadworks.ui.lab.Subject;
import threadworks.ui.lab.model.ProgramChoice;
import threadworks.ui.lab.model.ProgramControls;
import threadworks.ui.theme.Theme;

/**
 * Walks every way in which the threads of a program can take turns, and counts what comes of it.
 */
public final class ExploreMode implements Mode {
  private final Messages messages;
  private final Theme theme;
  private final Engine engine;
  private final ProgramChoice choice;
  private final Findings findings;
  private final Button go = new Button();
  private final ProgramControls controls;
  private final StateLine line = new StateLine();
  private final SimpleBooleanProperty busy = new SimpleBooleanProperty(this, "busy");
  private final SimpleObjectProperty<CodeMarks> marks =
      new SimpleObjectProperty<>(this, "marks", CodeMarks.NONE);
  private @Nullable Exploration exploration;

  /**
   * A mode in which nothing is explored yet.
   *
   * @param engine where programs are explored
   * @param choice which program it is
   * @param findings is told what comes of it
   */
  public ExploreMode(
      Messages messages, Theme theme, Engine engine, ProgramChoice choice, Findings findings) {
    this.messages = messages;
    this.theme = theme;
    this.engine = engine;
    this.choice = choice;
    this.findings = findings;
    go.setId("explore");
    go.getStyleClass().add("go");
    go.setGraphic(new FontIcon(Feather.PLAY));
    go.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    go.textProperty().bind(messages.bind("lab.mode.explore"));
    go.setOnAction(_ -> go());
    controls =
        new ProgramControls(
            messages,
            choice,
            new Badge(messages, "lab.allSchedules", "lab.allSchedulesLong"),
            this::load,
            go);
  }

  @Override
  public String key() {
    return EXPLORE;
  }

  @Override
  public Node controls() {
    return controls;
  }

  @Override
  public Optional<Node> overCode() {
    return Optional.of(line);
  }

  @Override
  public List<LabView> views() {
    return List.of();
  }

  @Override
  public void open(Subject subject) {
    choice.open(subject);
    load();
  }

  @Override
  public void select(String variant) {
    var now = choice.program();
    if (now != null) {
      choice.open(now.subject().asking(variant));
      load();
    }
  }

  @Override
  public Optional<String> shown() {
    return Optional.ofNullable(choice.program()).map(program -> program.variant().name());
  }

  private void load() {
    controls.show();
  }

  @Override
  public void go() {
    var program = choice.program();
    if (program != null) {
      exploration = engine.explore(program.target(), Bounds.NONE);
    }
  }

  @Override
  public void stop() {
    if (exploration != null) {
      exploration.cancel();
    }
  }

  @Override
  public ObservableValue<Boolean> busy() {
    return busy;
  }

  @Override
  public ObservableValue<CodeMarks> marks() {
    return marks;
  }

  @Override
  public void close() {
    stop();
  }
}
