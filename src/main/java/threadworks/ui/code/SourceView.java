package threadworks.ui.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import threadworks.ui.chart.MarkBadge;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.theme.Theme;

/** One source: coloured, numbered, with a range of lines lit and threads' marks in the margin. */
final class SourceView extends CodeArea {
  private static final String LIT = "lit";

  /** Of a line as lab.css sets it; only decides how far to scroll. */
  private static final double LINE_HEIGHT = 20;

  private final Theme theme;
  private Map<Integer, List<Mark>> marks = Map.of();
  private int firstLit;
  private int lastLit;

  SourceView(String source, Highlighter highlighter, Theme theme) {
    super(source);
    this.theme = theme;
    setEditable(false);
    getStyleClass().add("source");
    setParagraphGraphicFactory(this::margin);
    colour(source, highlighter);
    moveTo(0);
    showParagraphAtTop(firstOfInterest(source));
  }

  /** The paragraph after the imports: what comes before says nothing about concurrency. */
  private static int firstOfInterest(String source) {
    var lines = source.lines().toList();
    int last = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("import ") || lines.get(i).startsWith("from ")) {
        last = i + 2;
      }
    }
    return Math.min(last, lines.size() - 1);
  }

  private void colour(String source, Highlighter highlighter) {
    var spans = new StyleSpansBuilder<Collection<String>>();
    int at = 0;
    for (var token : highlighter.tokens(source)) {
      spans.add(Collections.emptyList(), token.start() - at);
      spans.add(List.of(token.kind()), token.end() - token.start());
      at = token.end();
    }
    spans.add(Collections.emptyList(), source.length() - at);
    setStyleSpans(0, spans.create());
  }

  /** Lights the lines from {@code first} to {@code last}, from 1, and brings them into view. */
  void light(int first, int last) {
    if (first == firstLit && last == lastLit) {
      return;
    }
    int from = firstLit;
    int to = lastLit;
    firstLit = first;
    lastLit = Math.min(last, getParagraphs().size());
    for (int line = from; line > 0 && line <= to; line++) {
      setParagraphStyle(line - 1, List.of());
      recreateParagraphGraphic(line - 1);
    }
    for (int line = firstLit; line > 0 && line <= lastLit; line++) {
      setParagraphStyle(line - 1, List.of(LIT));
      recreateParagraphGraphic(line - 1);
    }
    if (first > 0) {
      int seen = Math.max((int) (getHeight() / LINE_HEIGHT), 1);
      int above = Math.max((seen - (lastLit - firstLit + 1)) / 2, 1);
      showParagraphAtTop(Math.max(firstLit - 1 - above, 0));
    }
  }

  /** Puts threads' marks beside the lines, from 1, where they are now. */
  void mark(Map<Integer, List<Mark>> now) {
    var lines = new HashSet<>(marks.keySet());
    lines.addAll(now.keySet());
    var before = marks;
    marks = now;
    for (int line : lines) {
      if (line <= getParagraphs().size()
          && !before.getOrDefault(line, List.of()).equals(now.getOrDefault(line, List.of()))) {
        recreateParagraphGraphic(line - 1);
      }
    }
  }

  Map<Integer, List<Mark>> marks() {
    return marks;
  }

  private Node margin(int index) {
    int line = index + 1;
    var here = new HBox(2);
    here.setAlignment(Pos.CENTER_LEFT);
    here.setMinWidth(44);
    here.setPrefWidth(44);
    here.setPadding(new Insets(0, 0, 0, 6));
    var marked = marks.getOrDefault(line, List.of());
    // Two letters fit; of more, the first stands for all.
    int shown = marked.size() <= 2 ? marked.size() : 1;
    var children = new ArrayList<Node>();
    marked.subList(0, shown).forEach(mark -> children.add(new MarkBadge(mark, theme.palette())));
    if (marked.size() > shown) {
      var more = new Label("+" + (marked.size() - shown));
      more.getStyleClass().add("more-marks");
      more.setMinWidth(Region.USE_PREF_SIZE);
      children.add(more);
    }
    here.getChildren().setAll(children);
    var number = new Label(Integer.toString(line));
    number.getStyleClass().add("line-number");
    number.setMinWidth(26);
    number.setAlignment(Pos.CENTER_RIGHT);
    var margin = new HBox(here, number);
    margin.setPadding(new Insets(0, 10, 0, 0));
    margin.setAlignment(Pos.CENTER_LEFT);
    margin.getStyleClass().add("margin");
    if (line >= firstLit && line <= lastLit) {
      margin.getStyleClass().add(LIT);
    }
    if (!marked.isEmpty()) {
      var names =
          marked.stream().map(mark -> mark.letter() + "  " + mark.name()).limit(20).toList();
      Tooltip.install(margin, new Tooltip(String.join("\n", names)));
    }
    return margin;
  }
}
