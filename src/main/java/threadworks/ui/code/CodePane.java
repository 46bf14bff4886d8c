package threadworks.ui.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.ui.code.CodeMarks.Stretch;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;

/**
 * A demo's sources as they are compiled, a tab each, and behind them the same program in Python if
 * there is one. A language that has one file only is called by its name.
 */
public final class CodePane extends BorderPane {
  private final Messages messages;
  private final Theme theme;
  private WholeLines views = new WholeLines();
  private List<SourceTab> tabs = List.of();
  private CodeMarks marks = CodeMarks.NONE;
  private @Nullable Node overTwin;

  /** A pane without a source. */
  public CodePane(Messages messages, Theme theme) {
    this.messages = messages;
    this.theme = theme;
    getStyleClass().add("code-pane");
    setMinHeight(60);
  }

  /** Puts something over the twin in Python, which is visible while the twin is shown. */
  public void overTwin(Node part) {
    overTwin = part;
    part.setVisible(false);
  }

  /** Whether the twin in Python is shown, and has the focus. */
  public boolean isTwinFocused() {
    return Fx.hasFocus(this)
        && tabs.stream()
            .anyMatch(tab -> tab.isSelected() && Highlighter.of(tab.file()) == Highlighter.PYTHON);
  }

  /** Shows no source. */
  public void clear() {
    marks = CodeMarks.NONE;
    tabs = List.of();
    views = new WholeLines();
    setTop(null);
    setCenter(null);
  }

  /** Shows a demo's sources; first to be seen is the one that declares it. */
  public void show(Demo demo) {
    var files = new ArrayList<>(demo.sources());
    if (demo.python() != null) {
      files.add(demo.python());
    }
    show(files);
  }

  void show(List<Demo.Source> files) {
    clear();
    tabs =
        files.stream()
            .map(file -> new SourceTab(file, label(file, files), messages, theme))
            .toList();
    var group = new ToggleGroup();
    tabs.forEach(tab -> tab.setToggleGroup(group));
    group.selectedToggleProperty().subscribe((before, now) -> select(group, before, now));
    group.selectToggle(tabs.getFirst());
    if (tabs.size() > 1) {
      setTop(head());
    }
    // Last, as Tab goes from child to child.
    setCenter(views);
  }

  private static String label(Demo.Source file, List<Demo.Source> files) {
    var language = Highlighter.of(file);
    boolean only = files.stream().filter(one -> Highlighter.of(one) == language).count() == 1;
    return only ? language.label() : file.file();
  }

  private void select(ToggleGroup group, @Nullable Toggle before, @Nullable Toggle now) {
    if (now instanceof SourceTab tab) {
      if (overTwin != null) {
        overTwin.setVisible(Highlighter.of(tab.file()) == Highlighter.PYTHON);
      }
      if (!tab.isOpen()) {
        views.getChildren().add(tab.open());
      }
    } else if (before != null) {
      group.selectToggle(before);
    }
  }

  /**
   * What belongs to the file that is shown, and at the right the files' tabs: above the code and
   * not over it, where it would hide the end of a long line.
   */
  private HBox head() {
    var bar = bar();
    var head = new HBox(12);
    head.setAlignment(Pos.CENTER_RIGHT);
    head.setPadding(new Insets(6, 14, 4, 14));
    bar.setMinWidth(USE_PREF_SIZE);
    if (overTwin != null) {
      HBox.setHgrow(overTwin, Priority.ALWAYS);
      overTwin.managedProperty().unbind();
      overTwin.managedProperty().bind(overTwin.visibleProperty());
      head.getChildren().add(overTwin);
    }
    head.getChildren().add(bar);
    return head;
  }

  private HBox bar() {
    var bar = new HBox();
    bar.getChildren().addAll(tabs);
    bar.getStyleClass().add("segments");
    bar.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    return bar;
  }

  /** Shows where the threads are, and lights what is of interest when that has changed. */
  public void show(CodeMarks now) {
    var before = marks;
    marks = now;
    for (var tab : tabs) {
      tab.mark(now);
    }
    if (!Objects.equals(now.lit(), before.lit())) {
      light(now.lit());
    }
    if (now.moved() != null && !now.moved().equals(before.moved())) {
      bringIntoSight(now.moved());
    }
  }

  private void bringIntoSight(Stretch lines) {
    for (var tab : tabs) {
      if (tab.file().file().equals(lines.file())) {
        tab.setSelected(true);
        tab.bringIntoSight(lines);
      }
    }
  }

  /** Opens the file that declares a method, if one does, and lights the method. */
  public void reveal(String method) {
    for (var tab : tabs) {
      var lines = Methods.find(tab.file(), method);
      if (lines != null) {
        tab.setSelected(true);
        light(lines);
        return;
      }
    }
  }

  private void light(@Nullable Stretch lines) {
    for (var tab : tabs) {
      tab.light(lines != null && lines.file().equals(tab.file().file()) ? lines : null);
    }
  }

  /** What stands beside the sources now. */
  public CodeMarks marks() {
    return marks;
  }

  /** As high as so many lines: a line of which only the tops can be seen looks like dirt. */
  private static final class WholeLines extends StackPane {
    private final Set<ScrollBar> watched = new HashSet<>();

    @Override
    protected void layoutChildren() {
      for (var child : getManagedChildren()) {
        double beside = SourceView.PADDING + bar(child);
        double lines = Math.floor((getHeight() - beside) / SourceView.LINE_HEIGHT);
        double height = Math.max(lines, 1) * SourceView.LINE_HEIGHT + beside;
        layoutInArea(child, 0, 0, getWidth(), height, 0, HPos.LEFT, VPos.TOP);
      }
    }

    /** How high the bar is that scrolls long lines, where there is one. */
    private double bar(Node pane) {
      for (var node : pane.lookupAll(".scroll-bar")) {
        if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL) {
          if (watched.add(bar)) {
            bar.visibleProperty().subscribe(this::requestLayout);
          }
          return bar.isVisible() ? bar.prefHeight(-1) : 0;
        }
      }
      return 0;
    }
  }
}
