package threadworks.ui.code;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.code.CodeMarks.Note;
import threadworks.ui.fx.Fx;
import threadworks.ui.theme.Theme;

/** One source: coloured, numbered, with a range of lines lit and threads' marks in the margin. */
final class SourceView extends CodeArea {
  /** Of a line as lab.css sets it. */
  static final double LINE_HEIGHT = 19;

  /** What lab.css leaves free above and below the lines. */
  static final double PADDING = 16;

  /** lab.css has a height for a line with each number of notes. */
  private static final int MOST_NOTES = 3;

  /** Lines to move by in a pulse; more of them that are new to the view would make a slow one. */
  private static final int STRIDE = 1;

  private final Theme theme;

  /**
   * Moves towards {@link #destination}, so that eyes can follow and no pulse has much to lay out.
   */
  private final AnimationTimer glide =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          glide();
        }
      };

  private int destination;
  private int passed = -1;
  private boolean arrived;

  /** What stands beside the lines that have been seen; it changes often, and is not made anew. */
  private final Map<Integer, Margin> margins = new HashMap<>();

  private Map<Integer, List<Mark>> marks = Map.of();
  private Map<Integer, List<Note>> notes = Map.of();
  private boolean stepped;
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
    widthProperty().subscribe(_ -> margins.values().forEach(Parent::requestLayout));
    addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
    // Whoever scrolls himself is not to be dragged away.
    addEventFilter(ScrollEvent.SCROLL, _ -> arrive());
    addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> arrive());
  }

  /** Nothing is written here, so that Tab goes on to the next control as it does elsewhere. */
  private void leave(KeyEvent key) {
    if (key.getCode() == KeyCode.TAB) {
      requestFocusTraversal(
          key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      key.consume();
    }
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
    glide.stop();
    arrived = false;
    updateLit();
    firstLit = first;
    lastLit = Math.min(last, getParagraphs().size());
    if (first > 0) {
      int seen = Math.max((int) ((getHeight() - PADDING) / LINE_HEIGHT), 1);
      int from = lastLit - firstLit < seen ? firstLit : afterAnnotations();
      int above = Math.max((seen - (lastLit - from + 1)) / 2, 0);
      destination = Math.clamp(from - 1 - above, 0, Math.max(getParagraphs().size() - seen, 0));
      passed = -1;
      glide.start();
    }
  }

  /** Where there is no room for all of a method, what it does says more than what is said of it. */
  private int afterAnnotations() {
    int from = firstLit;
    while (from < lastLit && getParagraph(from - 1).getText().strip().startsWith("@")) {
      from++;
    }
    return from;
  }

  private void glide() {
    if (getScene() == null) {
      // Another source has taken its place; a timer that runs would keep this one.
      glide.stop();
      return;
    }
    if (getVisibleParagraphs().isEmpty() || !Fx.canBeSeen(this)) {
      // Nobody looks on, and a timer that waits for somebody would not let the window rest.
      showParagraphAtTop(destination);
      arrive();
      return;
    }
    int top = firstVisibleParToAllParIndex();
    int way = destination - top;
    // At the end of the source the last line may stop it before.
    if (way == 0 || top == passed) {
      arrive();
    } else {
      int step = Math.max(STRIDE, Math.abs(way) / 12);
      showParagraphAtTop(top + Math.clamp(way, -step, step));
      passed = top;
    }
  }

  /** Lights the lines; not before, as a pulse that only styles new ones draws the whole window. */
  private void arrive() {
    glide.stop();
    arrived = true;
    updateLit();
  }

  private void updateLit() {
    for (int line = firstLit; line > 0 && line <= lastLit; line++) {
      update(line);
    }
  }

  /**
   * Puts threads' marks beside the lines, from 1, where they are now, and notes under them.
   *
   * @param stepped whether the lines where threads are have their colours
   */
  void mark(Map<Integer, List<Mark>> now, Map<Integer, List<Note>> notesNow, boolean stepped) {
    var lines = new HashSet<>(marks.keySet());
    lines.addAll(now.keySet());
    lines.addAll(notes.keySet());
    lines.addAll(notesNow.keySet());
    var before = notes;
    marks = now;
    notes = notesNow;
    this.stepped = stepped;
    for (int line : lines) {
      makeRoom(line, size(before, line), size(notesNow, line));
      update(line);
    }
  }

  private static int size(Map<Integer, List<Note>> notes, int line) {
    return Math.min(notes.getOrDefault(line, List.of()).size(), MOST_NOTES);
  }

  /** A line is so much higher as it has notes. */
  private void makeRoom(int line, int before, int now) {
    if (before != now && line <= getParagraphs().size()) {
      setParagraphStyle(line - 1, now == 0 ? List.of() : List.of("notes-" + now));
    }
  }

  /** Scrolls to a line, from 1, if it cannot be seen. */
  void bringIntoSight(int line) {
    int seen = Math.max((int) ((getHeight() - PADDING) / LINE_HEIGHT), 1);
    int top = getVisibleParagraphs().isEmpty() ? 0 : firstVisibleParToAllParIndex();
    int under = notes.values().stream().mapToInt(List::size).sum();
    if (line - 1 < top || line - 1 > top + seen - 2 - under) {
      glide.stop();
      showParagraphAtTop(Math.max(line - 1 - seen / 3, 0));
    }
  }

  Map<Integer, List<Mark>> marks() {
    return marks;
  }

  private Node margin(int index) {
    int line = index + 1;
    var margin = new Margin(line, indent(getParagraph(index).getText()), theme, widthProperty());
    margins.put(line, margin);
    update(line);
    return margin;
  }

  private static int indent(String text) {
    return text.length() - text.stripLeading().length();
  }

  private void update(int line) {
    var margin = margins.get(line);
    if (margin != null) {
      margin.show(
          marks.getOrDefault(line, List.of()),
          notes.getOrDefault(line, List.of()).stream().limit(MOST_NOTES).toList(),
          arrived && line >= firstLit && line <= lastLit,
          stepped);
    }
  }
}
