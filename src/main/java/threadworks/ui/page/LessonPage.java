package threadworks.ui.page;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonHead;
import threadworks.lesson.LessonText;
import threadworks.ui.fx.Fx;

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

  /** The block at the top of what can be seen, and how much of it is above. */
  private @Nullable Node anchor;

  private double above;

  /** Where the reader is to be, however the page is laid out. */
  private @Nullable PagePlace wanted;

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
    viewportBoundsProperty().subscribe(_ -> keep());
    language = context.messages().languageProperty().subscribe(_ -> setAnew());
  }

  /** The lesson that it shows. */
  public Lesson lesson() {
    return lesson;
  }

  /** Lets go of the window around it; the page is not shown again. */
  @Override
  public void close() {
    language.unsubscribe();
    column.getChildren().clear();
  }

  private void setAnew() {
    var before = place();
    anchor = null;
    column.getChildren().setAll(children(lesson.text(context.messages().language())));
    if (getScene() != null) {
      applyCss();
      layout();
    }
    goTo(before);
  }

  /** Where the reader is. */
  public PagePlace place() {
    if (wanted != null) {
      return wanted;
    }
    return anchor == null
        ? PagePlace.TOP
        : new PagePlace(
            column.getChildren().indexOf(anchor), above / anchor.getBoundsInParent().getHeight());
  }

  /** Scrolls to where the reader was, and stays there until the reader scrolls. */
  public void goTo(PagePlace place) {
    wanted = place;
    keep();
  }

  /** Brings a card into sight by its id, and gives it the focus. */
  public void show(String card) {
    for (var block : column.getChildren()) {
      if (block instanceof CardView view && view.isOf(card)) {
        reveal(view);
        Fx.focusFirst(view);
      }
    }
  }

  /** Notes which block the reader has at the top. */
  private void anchor() {
    if (moving) {
      return;
    }
    double top = top();
    wanted = null;
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
    if (column.isNeedsLayout()) {
      return;
    }
    if (PagePlace.TOP.equals(wanted)) {
      // The first block begins below the column's own edge.
      scrollTo(0);
    } else if (wanted != null) {
      if (wanted.block() >= 0 && wanted.block() < column.getChildren().size()) {
        var bounds = column.getChildren().get(wanted.block()).getBoundsInParent();
        scrollTo(bounds.getMinY() + wanted.part() * bounds.getHeight());
      }
    } else if (anchor != null) {
      scrollTo(anchor.getBoundsInParent().getMinY() + above);
    }
  }

  private List<Node> children(LessonText text) {
    var ways = new Ways(context, lesson.slug());
    var prose = new ProseView(this::image, context.openLink(), ways);
    var surroundings = new Surroundings(context, lesson, text, prose, progress, this::reveal);
    var nodes = new ArrayList<Node>();
    nodes.add(head(text));
    text.blocks().forEach(block -> nodes.add(BlockViews.of(block, surroundings)));
    context.lessons().after(lesson.slug()).ifPresent(next -> nodes.add(next(ways, next)));
    return nodes;
  }

  private Button next(Ways ways, LessonHead next) {
    var button = new Button(ways.name("page.next", next), new FontIcon(Feather.ARROW_RIGHT));
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.setWrapText(true);
    button.setId("next-lesson");
    button.setOnAction(_ -> context.lessons().open(next.slug()));
    return button;
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

  private @Nullable Image image(String address) {
    var file = lesson.folder().resolve(address);
    return Files.isRegularFile(file) ? new Image(file.toUri().toString()) : null;
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
