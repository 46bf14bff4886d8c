package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Position;
import threadworks.ui.chart.MarkBadge;
import threadworks.ui.fx.Messages;
import threadworks.ui.theme.Palette;

/** Draws who holds and wants which lock: threads left, locks right, and arrows between them. */
final class LockGraphView extends Pane {
  private static final double PARTY = 124;
  private static final double LEAST_BETWEEN = 84;
  private static final double MOST_BETWEEN = 142;
  private static final double LOCK = 132;
  private static final double LOCK_HEIGHT = 32;
  private static final double GAP = 16;

  /** The same where there are few: arrows cross there, and have words. */
  private static final double WIDE_GAP = 36;

  private static final int FEW = 3;

  /** What an arrow begins and ends beside its box's middle, so that none lies on another. */
  private static final double ASIDE = 6;

  private static final double HEAD = 8;

  /** An arrow that rises less than that is flat. */
  private static final double FLAT = 16;

  /** So many badges stand in a row of a box with many threads. */
  private static final int IN_ROW = 5;

  private final Messages messages;
  private double between = MOST_BETWEEN;
  private @Nullable Shown shown;

  private record Shown(LockGraph graph, Position now, Palette palette) {}

  LockGraphView(Messages messages) {
    this.messages = messages;
    setId("lock-graph");
    setMinWidth(PARTY + LEAST_BETWEEN + LOCK);
    setPrefWidth(PARTY + MOST_BETWEEN + LOCK);
    setAccessibleRole(AccessibleRole.TEXT);
    widthProperty().subscribe(this::draw);
  }

  /** Draws the graph of where a program stands. */
  void show(LockGraph graph, Position now, Palette palette) {
    shown = new Shown(graph, now, palette);
    setAccessibleText(words(graph));
    draw();
  }

  private void draw() {
    if (shown != null) {
      double room = getWidth() == 0 ? getPrefWidth() : getWidth();
      between = Math.clamp(room - PARTY - LOCK, LEAST_BETWEEN, MOST_BETWEEN);
      draw(shown.graph(), shown.now(), shown.palette());
    }
  }

  private void draw(LockGraph graph, Position now, Palette palette) {
    var parties = new ArrayList<Region>();
    var tops = new double[graph.parties().size()];
    double y = 6;
    for (int i = 0; i < tops.length; i++) {
      var party = party(graph.parties().get(i), now, palette);
      double height = height(graph.parties().get(i));
      place(party, 0, y, PARTY, height);
      parties.add(party);
      tops[i] = y + height / 2;
      y += height + (tops.length <= FEW ? WIDE_GAP : GAP);
    }
    double[] middles = middles(graph, tops);
    var locks = new ArrayList<Region>();
    for (int i = 0; i < middles.length; i++) {
      var lock = lock(graph.locks().get(i));
      place(lock, PARTY + between, middles[i] - LOCK_HEIGHT / 2, LOCK, LOCK_HEIGHT);
      locks.add(lock);
    }
    var lines = new ArrayList<Node>();
    var words = new ArrayList<Node>();
    for (var edge : graph.edges()) {
      boolean up =
          graph.edges().stream()
              .anyMatch(
                  other ->
                      other.party() == edge.party()
                          && other.kind() != LockGraph.Kind.HOLDS
                          && middles[other.lock()] < tops[other.party()]);
      arrow(edge, tops[edge.party()], middles[edge.lock()], up, palette, lines, words);
    }
    getChildren().setAll(lines);
    getChildren().addAll(words);
    getChildren().addAll(parties);
    getChildren().addAll(locks);
    double bottom =
        parties.stream().mapToDouble(box -> box.getLayoutY() + box.getPrefHeight()).max().orElse(0);
    for (var lock : locks) {
      bottom = Math.max(bottom, lock.getLayoutY() + LOCK_HEIGHT);
    }
    setMinHeight(bottom + 8);
    setPrefHeight(bottom + 8);
  }

  private static void place(Region node, double x, double y, double width, double height) {
    node.setLayoutX(x);
    node.setLayoutY(y);
    node.setMinSize(width, height);
    node.setPrefSize(width, height);
    node.setMaxSize(width, height);
  }

  private static double height(List<String> party) {
    return party.size() == 1 ? 38 : 14 + 22 * Math.ceilDiv(party.size(), IN_ROW);
  }

  private Region party(List<String> letters, Position now, Palette palette) {
    if (letters.size() > 1) {
      var box = new FlowPane(3, 4);
      letters.forEach(
          letter -> box.getChildren().add(new MarkBadge(Marks.of(letter.charAt(0), ""), palette)));
      box.getStyleClass().add("graph-many");
      return box;
    }
    var letter = letters.getFirst().charAt(0);
    var thread = now.thread(letter);
    var colour = palette.thread(Marks.number(letter));
    var name = new Label(thread == null ? "" + letter : letter + "  " + thread.name());
    name.getStyleClass().add("graph-name");
    var line = new Label(thread == null ? "" : messages.get("state.line", thread.line()));
    name.setTextFill(Palette.on(colour));
    line.setTextFill(Palette.on(colour));
    var box = new VBox(name, line);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("graph-thread");
    box.setStyle("-fx-background-color: " + css(colour) + ";");
    return box;
  }

  private static String css(Color colour) {
    return "#" + colour.toString().substring(2, 8);
  }

  private static Region lock(Position.Lock lock) {
    var name = new Label(name(lock));
    name.getStyleClass().add("graph-name");
    var box = new HBox(6, name);
    if (lock.field() != null) {
      // The cards know it by its class.
      var type = new Label(lock.name());
      type.getStyleClass().add("muted");
      box.getChildren().add(type);
    }
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("graph-lock");
    return box;
  }

  /** A lock by the field that holds it, else by its class. */
  static String name(Position.Lock lock) {
    return lock.field() == null ? lock.name() : lock.field();
  }

  /** A lock stands beside who holds it, else amid those who wait for it. */
  private static double[] middles(LockGraph graph, double[] tops) {
    int count = graph.locks().size();
    var wanted = new double[count];
    for (int i = 0; i < count; i++) {
      int lock = i;
      var own = graph.edges().stream().filter(edge -> edge.lock() == lock).toList();
      var holders = own.stream().filter(edge -> edge.kind() == LockGraph.Kind.HOLDS).toList();
      wanted[i] =
          (holders.isEmpty() ? own : holders)
              .stream().mapToDouble(edge -> tops[edge.party()]).average().orElse(0);
    }
    var middles = new double[count];
    double lowest = LOCK_HEIGHT / 2 + 2;
    var order =
        IntStream.range(0, count)
            .boxed()
            .sorted((a, b) -> Double.compare(wanted[a], wanted[b]))
            .toList();
    for (int lock : order) {
      middles[lock] = Math.max(wanted[lock], lowest);
      lowest = middles[lock] + LOCK_HEIGHT + GAP;
    }
    return middles;
  }

  private void arrow(
      LockGraph.Edge edge,
      double party,
      double lock,
      boolean wantsUp,
      Palette palette,
      List<Node> lines,
      List<Node> words) {
    boolean holds = edge.kind() == LockGraph.Kind.HOLDS;
    double left = PARTY + 2;
    double right = PARTY + between - 2;
    // What goes up leaves above and arrives below; what holds keeps out of its way.
    double aside = holds ? (wantsUp ? ASIDE : -ASIDE) : lock < party ? -ASIDE : ASIDE;
    double fromX = holds ? right : left;
    double fromY = (holds ? lock : party) + aside;
    double toX = holds ? left : right;
    double toY = holds ? party + aside : lock - (lock == party ? -aside : aside);
    var colour = edge.inRing() ? palette.bad() : holds ? palette.foreground() : palette.warn();
    var line = new Line(fromX, fromY, toX, toY);
    line.setStroke(colour);
    line.setStrokeWidth(edge.inRing() ? 2.5 : 1.5);
    if (edge.kind() == LockGraph.Kind.WAITS) {
      line.getStrokeDashArray().setAll(5.0, 4.0);
    }
    lines.add(line);
    lines.add(head(fromX, fromY, toX, toY, colour));
    var word = new Label(messages.get("state." + edge.kind()));
    word.getStyleClass().addAll("graph-word");
    word.setTextFill(colour);
    // Arrows cross in the middle; a flat one has its word above.
    boolean flat = Math.abs(toY - fromY) < FLAT;
    double part = flat ? 0 : holds ? 0.3 : 0.24;
    word.setLayoutX(flat ? left + 14 : fromX + (toX - fromX) * part - (holds ? 22 : 8));
    word.setLayoutY(fromY + (toY - fromY) * part - (!flat ? 8 : aside > 0 && holds ? -2 : 17));
    words.add(word);
  }

  private static Polygon head(double fromX, double fromY, double toX, double toY, Color colour) {
    double length = Math.hypot(toX - fromX, toY - fromY);
    double dx = (toX - fromX) / length * HEAD;
    double dy = (toY - fromY) / length * HEAD;
    var head =
        new Polygon(
            toX, toY, toX - dx + dy / 2, toY - dy - dx / 2, toX - dx - dy / 2, toY - dy + dx / 2);
    head.setFill(colour);
    return head;
  }

  private String words(LockGraph graph) {
    var sentences = new ArrayList<String>();
    for (var edge : graph.edges()) {
      for (var letter : graph.parties().get(edge.party())) {
        sentences.add(
            messages.get("state.say." + edge.kind(), letter, name(graph.locks().get(edge.lock()))));
      }
    }
    return String.join(" ", sentences);
  }

  /** The ring in words, as who waits for whom; null where there is none. */
  @Nullable String ring(LockGraph graph, Position now) {
    var ring = graph.ring();
    if (ring.isEmpty()) {
      return null;
    }
    var parts = new ArrayList<String>();
    for (int i = 0; i < ring.size(); i++) {
      parts.add(messages.get("state.waitsFor", ring.get(i), ring.get((i + 1) % ring.size())));
    }
    var words = String.join(messages.get("state.then"), parts);
    boolean clockHelps =
        now.threads().stream()
            .anyMatch(
                thread ->
                    ring.contains(thread.letter())
                        && thread.sentence().key().equals("wait.orClock"));
    boolean nobody =
        !now.clock().canMove() && now.threads().stream().noneMatch(Position.ThreadState::canMove);
    return messages.get(
        clockHelps ? "state.ring.clock" : nobody ? "state.ring.nobody" : "state.ring.others",
        words);
  }
}
