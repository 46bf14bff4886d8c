package threadworks.ui.code;

import javafx.scene.control.ToggleButton;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.ui.code.CodeMarks.Stretch;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Theme;

/** The button that shows a file of the source, and the file's view, made when it is first shown. */
final class SourceTab extends ToggleButton {
  private final Demo.Source file;
  private final Messages messages;
  private final Theme theme;
  private @Nullable SourceView view;
  private CodeMarks marks = CodeMarks.NONE;
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
    mark(marks);
    light(lit);
    return pane;
  }

  boolean isOpen() {
    return view != null;
  }

  /** Puts each thread's mark beside the line where it is, and what it does there under it. */
  void mark(CodeMarks now) {
    marks = now;
    if (view != null) {
      view.mark(now.in(file.file()), now.notesIn(file.file()), now.moved() != null);
    }
  }

  /** Brings lines into sight, unless they are. */
  void bringIntoSight(Stretch lines) {
    if (view != null) {
      view.bringIntoSight(lines.first());
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
