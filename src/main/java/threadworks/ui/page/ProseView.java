package threadworks.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Target;
import threadworks.lesson.TargetLink;

/**
 * Turns CommonMark into nodes of the page: a block becomes a child of the column, a run of inline
 * text a {@link TextFlow}. Raw HTML is left out: a page of the window has none.
 *
 * @param image finds a picture by the address in the text; null where there is none
 * @param open opens a web address
 * @param ways follows a link into the lab or to another lesson
 */
record ProseView(Function<String, @Nullable Image> image, Consumer<String> open, Ways ways) {
  /** Longer code breaks like text; shorter code stands on its own ground and stays in one piece. */
  private static final int LONGEST_CHIP = 36;

  /** How inline text is set. */
  private record Style(boolean strong, boolean emphasis) {
    static final Style PLAIN = new Style(false, false);
  }

  /** The blocks below a node, from top to bottom. */
  List<javafx.scene.Node> blocks(Node parent) {
    var nodes = new ArrayList<javafx.scene.Node>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      var block = block(node);
      if (block != null) {
        nodes.add(block);
      }
    }
    return nodes;
  }

  private javafx.scene.@Nullable Node block(Node node) {
    return switch (node) {
      case Heading heading -> styled(flow(heading), "heading", "h" + heading.getLevel());
      case BulletList list -> list(list, 0);
      case OrderedList list -> {
        var first = list.getMarkerStartNumber();
        yield list(list, first == null ? 1 : first);
      }
      case FencedCodeBlock code -> code(code.getLiteral());
      case IndentedCodeBlock code -> code(code.getLiteral());
      case BlockQuote quote -> styled(column(quote), "quote");
      case ThematicBreak _ -> styled(new Region(), "rule");
      case TableBlock table -> table(table);
      case org.commonmark.node.Paragraph paragraph -> paragraph(paragraph);
      default -> null;
    };
  }

  private javafx.scene.Node paragraph(Node paragraph) {
    if (paragraph.getFirstChild() instanceof org.commonmark.node.Image picture
        && picture.getNext() == null) {
      return picture(picture);
    }
    return styled(flow(paragraph), "paragraph");
  }

  private VBox column(Node parent) {
    var box = new VBox();
    box.getStyleClass().add("prose");
    box.getChildren().setAll(blocks(parent));
    return box;
  }

  /** A list; numbered from {@code first}, or with bullets when it is 0. */
  private VBox list(Node list, int first) {
    var box = new VBox();
    box.getStyleClass().add("list");
    int number = first;
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      var mark = new Label(first == 0 ? "•" : number++ + ".");
      mark.getStyleClass().add("list-mark");
      mark.setMinWidth(Region.USE_PREF_SIZE);
      var text = column(item);
      HBox.setHgrow(text, Priority.ALWAYS);
      var row = new HBox(mark, text);
      row.getStyleClass().add("list-item");
      box.getChildren().add(row);
    }
    return box;
  }

  private static javafx.scene.Node code(String literal) {
    var text = new Label(literal.stripTrailing());
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    return styled(text, "code-block");
  }

  private GridPane table(TableBlock table) {
    var grid = new GridPane();
    grid.getStyleClass().add("grid");
    int row = 0;
    int columns = 0;
    for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (var line = part.getFirstChild(); line != null; line = line.getNext(), row++) {
        int column = 0;
        for (var node = line.getFirstChild(); node != null; node = node.getNext(), column++) {
          var cell = (TableCell) node;
          var flow = flow(cell, new Style(cell.isHeader(), false));
          flow.setTextAlignment(
              cell.getAlignment() == TableCell.Alignment.RIGHT
                  ? javafx.scene.text.TextAlignment.RIGHT
                  : javafx.scene.text.TextAlignment.LEFT);
          grid.add(
              styled(flow, "grid-cell", cell.isHeader() ? "grid-head" : "grid-body"), column, row);
          GridPane.setValignment(flow, VPos.TOP);
          columns = Math.max(columns, column + 1);
        }
      }
    }
    for (int i = 0; i < columns; i++) {
      var constraints = new ColumnConstraints();
      constraints.setHgrow(Priority.SOMETIMES);
      constraints.setMinWidth(30);
      constraints.setHalignment(HPos.LEFT);
      grid.getColumnConstraints().add(constraints);
    }
    return grid;
  }

  private javafx.scene.Node picture(org.commonmark.node.Image node) {
    var caption = flow(node);
    var found = image.apply(node.getDestination());
    if (found == null) {
      return styled(caption, "paragraph", "muted");
    }
    var view = new ImageView(found);
    view.setPreserveRatio(true);
    view.setSmooth(true);
    var frame = new VBox(view, styled(caption, "caption"));
    frame.getStyleClass().add("picture");
    view.fitWidthProperty()
        .bind(frame.widthProperty().map(width -> Math.min(width.doubleValue(), found.getWidth())));
    return frame;
  }

  TextFlow flow(Node parent) {
    return flow(parent, Style.PLAIN);
  }

  private TextFlow flow(Node parent, Style style) {
    var flow = new TextFlow();
    flow.setMinWidth(0);
    inline(parent, style, flow.getChildren());
    return flow;
  }

  private void inline(Node parent, Style style, List<javafx.scene.Node> into) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case org.commonmark.node.Text text -> into.add(text(text.getLiteral(), style));
        case Code code -> into.add(chip(code.getLiteral()));
        case StrongEmphasis strong -> inline(strong, new Style(true, style.emphasis()), into);
        case Emphasis emphasis -> inline(emphasis, new Style(style.strong(), true), into);
        case SoftLineBreak _ -> into.add(text(betweenLines(node), style));
        case HardLineBreak _ -> into.add(text("\n", style));
        case Link link -> link(link, style, into);
        case TargetLink link -> into.add(link(link));
        default -> inline(node, style, into);
      }
    }
  }

  private void link(Link link, Style style, List<javafx.scene.Node> into) {
    var address = link.getDestination();
    if (!address.startsWith("https://") && !address.startsWith("http://")) {
      inline(link, style, into);
      return;
    }
    var label = words(link);
    var hyperlink = new Hyperlink(label.isEmpty() ? address : label);
    hyperlink.setOnAction(_ -> open.accept(address));
    into.add(hyperlink);
  }

  /** A link into the lab or to another lesson; without words of its own it takes the target's. */
  private Hyperlink link(TargetLink link) {
    var words = words(link);
    var hyperlink = new Hyperlink(words.isEmpty() ? ways.name(link.target()) : words);
    hyperlink.setOnAction(_ -> ways.go(link.target()));
    if (words.isEmpty() && link.target() instanceof Target.Count count) {
      ways.show(count, hyperlink);
    }
    if (link.getFirstChild() instanceof Code code && code.getNext() == null) {
      hyperlink.getStyleClass().add("code-link");
    }
    return hyperlink;
  }

  /**
   * A line's end in the source is a blank in Latin script and nothing between Chinese characters.
   */
  private static String betweenLines(Node lineBreak) {
    var before = words(lineBreak.getPrevious());
    var after = words(lineBreak.getNext());
    return !before.isEmpty()
            && !after.isEmpty()
            && isWide(before.codePointBefore(before.length()))
            && isWide(after.codePointAt(0))
        ? ""
        : " ";
  }

  /** What a piece of inline text says. */
  private static String words(@Nullable Node node) {
    return switch (node) {
      case null -> "";
      case org.commonmark.node.Text text -> text.getLiteral();
      case Code code -> code.getLiteral();
      default -> {
        var all = new StringBuilder();
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
          all.append(words(child));
        }
        yield all.toString();
      }
    };
  }

  private static boolean isWide(int codePoint) {
    return codePoint >= 0x2E80;
  }

  private static Text text(String literal, Style style) {
    var text = new Text(literal);
    text.getStyleClass().add("prose-text");
    // No Chinese face slants; emphasis in Chinese is weight.
    boolean wide = literal.codePoints().anyMatch(ProseView::isWide);
    if (style.strong() || (style.emphasis() && wide)) {
      text.getStyleClass().add("strong");
    } else if (style.emphasis()) {
      text.getStyleClass().add("emphasis");
    }
    return text;
  }

  private static javafx.scene.Node chip(String literal) {
    if (literal.length() > LONGEST_CHIP) {
      return styled(new Text(literal), "prose-text", "code-text");
    }
    return styled(new Label(literal), "code-chip");
  }

  private static <N extends javafx.scene.Node> N styled(N node, String... classes) {
    node.getStyleClass().addAll(classes);
    return node;
  }
}
