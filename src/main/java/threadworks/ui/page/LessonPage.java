package threadworks.ui.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;

/**
 * A lesson as a column to scroll. When the language changes it is set anew; answers stay, and the
 * block that was at the top stays at the top, however long it is in the other language.
 */
public final class LessonPage extends Page implements AutoCloseable {
  private final PageContext context;
  private final Lesson lesson;
  private final Progress progress;
  private final VBox column;
  private final Subscription language;
  private final Map<String, String> labels = new HashMap<>();

  /** The block at the top of what can be seen, and how much of it is above. */
  private @Nullable Node anchor;

  private double above;
  private boolean moving;

  /** The page of a lesson, with the learner's progress in it. */
  public LessonPage(PageContext context, Lesson lesson, Progress progress) {
    var column = new VBox();
    super(column);
    this.column = column;
    this.context = context;
    this.lesson = lesson;
    this.progress = progress;
    column.getStyleClass().add("page-column");
    // A scroll pane keeps the fraction; a reader wants to keep the line.
    vvalueProperty().subscribe(_ -> anchor());
    column.needsLayoutProperty().subscribe(_ -> keep());
    column.heightProperty().subscribe(_ -> keep());
    language = context.messages().languageProperty().subscribe(_ -> setAnew());
  }

  /** Lets go of the window around it; the page is not shown again. */
  @Override
  public void close() {
    language.unsubscribe();
    column.getChildren().clear();
  }

  private void setAnew() {
    int place = anchor == null ? -1 : column.getChildren().indexOf(anchor);
    double part = anchor == null ? 0 : above / anchor.getBoundsInParent().getHeight();
    anchor = null;
    column.getChildren().setAll(children(lesson.text(context.messages().language())));
    if (getScene() != null && place >= 0 && place < column.getChildren().size()) {
      applyCss();
      layout();
      var bounds = column.getChildren().get(place).getBoundsInParent();
      scrollTo(bounds.getMinY() + part * bounds.getHeight());
      anchor();
    }
  }

  /** Notes which block the reader has at the top. */
  private void anchor() {
    if (moving) {
      return;
    }
    double top = top();
    anchor = null;
    for (var block : column.getChildren()) {
      var bounds = block.getBoundsInParent();
      if (top > 0 && block.isManaged() && bounds.getMaxY() > top) {
        anchor = block;
        above = top - bounds.getMinY();
        return;
      }
    }
  }

  /** Keeps it there when something above has grown or shrunk. */
  private void keep() {
    if (anchor != null && !column.isNeedsLayout()) {
      scrollTo(anchor.getBoundsInParent().getMinY() + above);
    }
  }

  private List<Node> children(LessonText text) {
    var nodes = new ArrayList<Node>();
    nodes.add(head(text));
    var prose = new ProseView(this::image, context.openLink());
    int cards = 0;
    labels.clear();
    for (var block : text.blocks()) {
      if (block instanceof LessonText.DemoBlock demo) {
        labels.putAll(demo.labels());
      }
      nodes.add(
          switch (block) {
            case LessonText.Prose part -> prose(prose.blocks(part.document()));
            case LessonText.DemoBlock demo -> strip(demo);
            case LessonText.Card card -> card(prose, card, cards++);
            case LessonText.Notes notes -> notes(prose.blocks(notes.document()));
          });
    }
    return nodes;
  }

  private VBox head(LessonText text) {
    var title = new Label(text.title());
    title.getStyleClass().add("page-title");
    title.setWrapText(true);
    var minutes = new Label();
    minutes.getStyleClass().add("muted");
    minutes.textProperty().bind(context.messages().bind("page.minutes", lesson.minutes()));
    var head = new VBox(title, minutes);
    head.getStyleClass().add("page-head");
    if (text.language() != context.messages().language()) {
      var mark = new Label();
      mark.setGraphic(new FontIcon(Feather.GLOBE));
      mark.getStyleClass().add("fallback");
      mark.setWrapText(true);
      mark.textProperty().bind(context.messages().bind("page.fallback"));
      head.getChildren().add(mark);
    }
    return head;
  }

  private static VBox prose(List<Node> blocks) {
    var box = new VBox();
    box.getStyleClass().add("prose");
    box.getChildren().setAll(blocks);
    return box;
  }

  /** A lesson with one demo has it in the lab from the start, and needs no way there. */
  private Node strip(LessonText.DemoBlock demo) {
    var strip = new DemoStrip(context, demo);
    strip.setVisible(lesson.demos().size() > 1);
    strip.setManaged(strip.isVisible());
    return strip;
  }

  private CardView card(ProseView prose, LessonText.Card card, int place) {
    var views = new ArrayList<CardView>();
    var view =
        new CardView(
            context.messages(),
            prose,
            card,
            place,
            progress,
            new Measured(context.measured(), lesson.slug(), labels, card.variants()),
            () -> views.forEach(this::reveal));
    views.add(view);
    return view;
  }

  private VBox notes(List<Node> blocks) {
    var head = new Label();
    head.getStyleClass().add("card-head");
    head.textProperty().bind(context.messages().bind("page.notes"));
    var box = prose(blocks);
    box.getStyleClass().addAll("card", "notes");
    box.getChildren().addFirst(head);
    box.visibleProperty().bind(context.notes());
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private @Nullable Image image(String address) {
    var url = LessonPage.class.getResource("/lessons/" + lesson.slug() + "/" + address);
    return url == null ? null : new Image(url.toExternalForm());
  }

  /** Scrolls as little as it takes for the whole node, or its end, to be seen. */
  private void reveal(Node node) {
    // What was just added has no styles yet, and would be measured too low.
    applyCss();
    layout();
    var bounds = node.getBoundsInParent();
    double end = bounds.getMaxY() + column.getInsets().getBottom();
    double view = getViewportBounds().getHeight();
    if (end > top() + view) {
      scrollTo(Math.min(end - view, bounds.getMinY()));
    } else if (bounds.getMinY() < top()) {
      scrollTo(bounds.getMinY());
    }
    anchor();
  }

  /** How much of the column is above what can be seen. */
  private double top() {
    return getVvalue() * Math.max(0, column.getHeight() - getViewportBounds().getHeight());
  }

  private void scrollTo(double top) {
    double beyond = column.getHeight() - getViewportBounds().getHeight();
    moving = true;
    setVvalue(beyond <= 0 ? 0 : Math.clamp(top / beyond, 0, 1));
    moving = false;
  }
}
