package threadworks.ui.code;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;

/**
 * The demo's source as it is compiled, and beside it the same program in Python if there is one.
 */
public final class CodePane extends BorderPane {
  private final Messages messages;
  private final Theme theme;
  private @Nullable SourceView java;
  private Demo.@Nullable Variant lit;

  /** A pane without a source. */
  public CodePane(Messages messages, Theme theme) {
    this.messages = messages;
    this.theme = theme;
    getStyleClass().add("code-pane");
    setMinHeight(60);
  }

  /** Shows no source. */
  public void clear() {
    lit = null;
    java = null;
    setTop(null);
    setCenter(null);
  }

  /** Shows a demo's sources, the Java one first. */
  public void show(Demo demo) {
    clear();
    var view = new SourceView(demo.sources().getFirst().text(), Highlighter.JAVA, theme);
    view.accessibleTextProperty().bind(messages.bind("lab.source", demo.name(), "Java"));
    java = view;
    var javaPane = new VirtualizedScrollPane<>(view);
    var sources = new WholeLines();
    sources.getChildren().add(javaPane);
    var python = demo.python();
    if (python != null) {
      var other = new SourceView(python.text(), Highlighter.PYTHON, theme);
      other.accessibleTextProperty().bind(messages.bind("lab.source", demo.name(), "Python"));
      var pythonPane = new VirtualizedScrollPane<>(other);
      pythonPane.setVisible(false);
      sources.getChildren().add(pythonPane);
      setTop(tabs(javaPane, pythonPane));
    }
    // Last, as Tab goes from child to child.
    setCenter(sources);
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

  private static HBox tabs(VirtualizedScrollPane<?> java, VirtualizedScrollPane<?> python) {
    var group = new ToggleGroup();
    var javaTab = tab("Java", group);
    var pythonTab = tab("Python", group);
    javaTab.setSelected(true);
    group
        .selectedToggleProperty()
        .subscribe(
            (before, now) -> {
              if (now == null) {
                group.selectToggle(before);
              }
            });
    java.visibleProperty().bind(pythonTab.selectedProperty().not());
    python.visibleProperty().bind(pythonTab.selectedProperty());
    var tabs = new HBox(javaTab, pythonTab);
    tabs.getStyleClass().add("segments");
    tabs.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(tabs, Pos.CENTER_RIGHT);
    // Above the code and not over it: there it would hide the end of a long line.
    setMargin(tabs, new Insets(6, 14, 4, 0));
    return tabs;
  }

  private static ToggleButton tab(String name, ToggleGroup group) {
    var tab = new ToggleButton(name);
    tab.setId("source-" + name);
    tab.setToggleGroup(group);
    return tab;
  }

  /** Lights the lines of a variant and scrolls to them; null lights none. */
  public void light(Demo.@Nullable Variant variant) {
    if (java != null && !Objects.equals(variant, lit)) {
      lit = variant;
      if (variant == null) {
        java.light(0, 0);
      } else {
        java.light(variant.firstLine(), variant.lastLine());
      }
    }
  }

  /** Puts each thread's mark beside the line, from 1, where it is. */
  public void mark(Map<Integer, List<Mark>> marks) {
    if (java != null) {
      java.mark(marks);
    }
  }

  /** The threads' marks by line, as they are shown. */
  public Map<Integer, List<Mark>> marks() {
    return java == null ? Map.of() : java.marks();
  }
}
