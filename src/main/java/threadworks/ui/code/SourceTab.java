package threadworks.ui.code;

import java.util.List;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.code.CodeMarks.Stretch;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;

/** The button that shows a file of the source, and the file's view, made when it is first shown. */
final class SourceTab extends ToggleButton {
  private final Demo.Source file;
  private final Messages messages;
  private final Theme theme;
  private @Nullable SourceView view;
  private Map<Integer, List<Mark>> marks = Map.of();
  private @Nullable Stretch lit;

  SourceTab(Demo.Source file, String label, Messages messages, Theme theme) {
    super(label);
    this.file = file;
    this.messages = messages;
    this.theme = theme;
    setId("source-" + label);
  }

  Demo.Source file() {
    return file;
  }

  /** Makes the view; what it shows follows {@link #mark} and {@link #light} from now on. */
  VirtualizedScrollPane<SourceView> open() {
    var opened = new SourceView(file.text(), Highlighter.of(file), theme);
    opened
        .accessibleTextProperty()
        .bind(messages.bind("lab.source", file.file(), Highlighter.of(file).label()));
    view = opened;
    var pane = new VirtualizedScrollPane<>(opened);
    pane.visibleProperty().bind(selectedProperty());
    opened.mark(marks);
    light(lit);
    return pane;
  }

  boolean isOpen() {
    return view != null;
  }

  /** Puts each thread's mark beside the line where it is. */
  void mark(Map<Integer, List<Mark>> now) {
    marks = now;
    if (view != null) {
      view.mark(now);
    }
  }

  /** Lights these lines and scrolls to them; null lights none. */
  void light(@Nullable Stretch lines) {
    lit = lines;
    if (view != null) {
      view.light(lines == null ? 0 : lines.first(), lines == null ? 0 : lines.last());
    }
  }
}
