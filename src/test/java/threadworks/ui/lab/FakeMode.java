package threadworks.ui.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import threadworks.ui.code.CodeMarks;

/** A mode that notes what it is asked. */
public final class FakeMode implements Mode {
  public final List<Subject> opened = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final SimpleBooleanProperty busy = new SimpleBooleanProperty();
  final SimpleObjectProperty<CodeMarks> marks = new SimpleObjectProperty<>(CodeMarks.NONE);
  private final String key;
  private final List<LabView> views;
  private final HBox controls;

  public FakeMode(String key, View... views) {
    this.key = key;
    this.views = List.of(views);
    controls = new HBox(new Button("go " + key));
  }

  /** A view that counts how often it was drawn. */
  public static final class View implements LabView {
    private final String key;
    private final String only;
    private final Button node;
    int drawn;

    /**
     * A view.
     *
     * @param only the name of the demo that it fits; empty for any
     */
    public View(String key, String only) {
      this.key = key;
      this.only = only;
      node = new Button("the " + key);
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public Node node() {
      return node;
    }

    @Override
    public void refresh() {
      drawn++;
    }

    @Override
    public boolean fits(Subject subject) {
      return only.isEmpty() || only.equals(subject.demo().name());
    }
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Node controls() {
    return controls;
  }

  @Override
  public List<LabView> views() {
    return views;
  }

  @Override
  public void open(Subject subject) {
    opened.add(subject);
  }

  @Override
  public void select(String variant) {
    asked.add("select " + variant);
  }

  @Override
  public Optional<String> shown() {
    return Optional.empty();
  }

  @Override
  public void go() {
    asked.add("go");
    busy.set(true);
  }

  @Override
  public void stop() {
    asked.add("stop");
    busy.set(false);
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
    asked.add("close");
  }
}
