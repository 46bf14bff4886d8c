package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Position;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.LabView;
import threadworks.ui.lab.model.RunOnly;
import threadworks.ui.theme.Palette;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/**
 * How things stand: what threads share, who holds which lock and who waits for it, and what can
 * still happen from here.
 */
final class StateView implements LabView {
  /** So many variables are shown, those used last. */
  private static final int MOST = 60;

  /** How much of the width has what can still happen. */
  private static final double AHEAD = 0.36;

  private final Messages messages;
  private final Theme theme;
  private final Walk walk;
  private final AheadView ahead;
  private final VBox variables = new VBox();
  private final Label noVariables = new Label();
  private final Label moreVariables = new Label();
  private final VBox locks = new VBox();
  private final Label ring = new Label();
  private final Label others = new Label();
  private final LockGraphView graph;
  private final VBox now = new VBox();
  private final VBox shared;
  private final HBox parts;
  private final Label none = new Label();
  private final StackPane node;
  private Map<String, VariableRow> rows = Map.of();
  private Map<String, VariableRow.Shown> shown = Map.of();
  private List<Group> groups = List.of();
  private @Nullable Drawn drawn;

  /**
   * Variables that are guarded alike.
   *
   * @param how says how; empty where there is nothing to say
   * @param guarded whether a lock guards them
   */
  private record Group(String how, boolean guarded, List<VariableRow> rows) {}

  /** What the graph was drawn from. */
  private record Drawn(LockGraph graph, List<String> threads, Palette palette, Language language) {}

  StateView(Messages messages, Theme theme, Walk walk, Ahead ahead, Consumer<Outcome> playTo) {
    this.messages = messages;
    this.theme = theme;
    this.walk = walk;
    this.ahead = new AheadView(messages, walk, ahead, playTo);
    graph = new LockGraphView(messages);
    variables.getStyleClass().add("variables");
    noVariables.getStyleClass().add("muted");
    noVariables.setWrapText(true);
    noVariables.textProperty().bind(messages.bind("state.untouched"));
    ring.setId("ring");
    ring.getStyleClass().add("ring");
    ring.setWrapText(true);
    others.setId("other-locks");
    others.getStyleClass().add("muted");
    others.setWrapText(true);
    for (var node : List.of(ring, others, graph, noVariables, moreVariables)) {
      node.managedProperty().bind(node.visibleProperty());
    }
    moreVariables.getStyleClass().add("muted");
    shared = part("state.shared", noVariables, variables, moreVariables);
    locks.getChildren().addAll(part("state.locks", ring, graph, others));
    now.getStyleClass().add("state-now");
    now.getChildren().setAll(shared, locks);
    var left = scroll(now, "state-scroll");
    var right = scroll(part("state.ahead", this.ahead), "ahead-scroll");
    right.getStyleClass().add("ahead-pane");
    HBox.setHgrow(left, Priority.ALWAYS);
    parts = new HBox(left, right);
    right.minWidthProperty().bind(parts.widthProperty().multiply(AHEAD));
    right.maxWidthProperty().bind(parts.widthProperty().multiply(AHEAD));
    parts.setId("state");
    none.getStyleClass().addAll("muted", "map-hint");
    none.setWrapText(true);
    node = new StackPane(parts, none);
    node.getStyleClass().add("state");
  }

  private VBox part(String key, Node... nodes) {
    var heading = new Label();
    heading.getStyleClass().add("state-heading");
    heading.textProperty().bind(messages.bind(key));
    var part = new VBox(6, heading);
    part.getChildren().addAll(nodes);
    return part;
  }

  private static ScrollPane scroll(Node content, String id) {
    var pane = new ScrollPane(content);
    pane.setId(id);
    pane.getStyleClass().add("plain-scroll");
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
    pane.setMinWidth(0);
    pane.setFocusTraversable(false);
    Fx.cacheNoPicture(pane);
    return pane;
  }

  @Override
  public String key() {
    return "state";
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void refresh() {
    ahead.refresh();
    var position = walk.position();
    // The parts, as a view that is hidden itself would not be brought up to date.
    parts.getChildren().forEach(part -> part.setVisible(position != null));
    none.setText(RunOnly.orElse(walk.program(), "step.waiting", messages));
    none.setVisible(position == null);
    if (position != null) {
      showVariables(position);
      showLocks(position);
    }
  }

  private void showVariables(Position position) {
    var rowsNow = new HashMap<String, VariableRow>();
    var shownNow = new HashMap<String, VariableRow.Shown>();
    var list = new LinkedHashMap<String, Group>();
    list.put("", new Group("", false, new ArrayList<>()));
    var latest = VariableRow.latest(position, MOST);
    for (int i = 0; i < latest.size(); i++) {
      var key = i + latest.get(i).name();
      var what =
          VariableRow.Shown.of(latest.get(i), position, theme.palette(), messages.language());
      var before = what.equals(shown.get(key)) ? rows.get(key) : null;
      var row = before == null ? new VariableRow(messages, what) : before;
      rowsNow.put(key, row);
      shownNow.put(key, what);
      boolean guarded = isGuarded(what.variable());
      list.computeIfAbsent(how(what.variable()), how -> new Group(how, guarded, new ArrayList<>()))
          .rows()
          .add(row);
    }
    rows = rowsNow;
    shown = shownNow;
    noVariables.setVisible(latest.isEmpty());
    int left = position.variables().size() - latest.size();
    moreVariables.setText(messages.get("state.more", left));
    moreVariables.setVisible(left > 0);
    var groupsNow = List.copyOf(list.values());
    if (!groupsNow.equals(groups)) {
      groups = groupsNow;
      variables.getChildren().clear();
      groups.forEach(this::show);
    }
  }

  private void show(Group group) {
    if (group.how().isEmpty()) {
      variables.getChildren().addAll(group.rows());
      return;
    }
    var how = new Label(group.how());
    how.setWrapText(true);
    var box = new VBox(how);
    box.getChildren().addAll(group.rows());
    box.getStyleClass().addAll("guard", group.guarded() ? "guarded" : "unguarded");
    variables.getChildren().add(box);
  }

  private static boolean isGuarded(Position.Variable variable) {
    return variable.guard() != null && !variable.guard().locks().isEmpty();
  }

  /** Which locks guard a variable, or that none does; empty where neither is worth saying. */
  private String how(Position.Variable variable) {
    var guard = variable.guard();
    if (guard == null) {
      return "";
    }
    var comma = messages.get("state.comma");
    if (isGuarded(variable)) {
      return messages.get("state.guarded", String.join(comma, guard.locks()));
    }
    // What is called sees to itself, and what nobody writes needs no lock.
    return guard.users().size() < 2 || variable.written() == null || variable.called() != null
        ? ""
        : messages.get("state.unguarded", String.join(comma, guard.users()));
  }

  private void showLocks(Position position) {
    var of = LockGraph.of(position);
    var threads =
        position.threads().stream()
            .filter(thread -> of.parties().contains(List.of(thread.letter())))
            .map(thread -> thread.name() + ":" + thread.line())
            .toList();
    var draws = new Drawn(of, threads, theme.palette(), messages.language());
    if (!draws.equals(drawn)) {
      drawn = draws;
      graph.setVisible(!of.isEmpty());
      if (!of.isEmpty()) {
        graph.show(of, position, theme.palette());
      }
    }
    var words = graph.ring(of, position);
    ring.setText(words == null ? "" : words);
    ring.setVisible(words != null);
    // A ring is what there is to see.
    var order = words == null ? List.of(shared, locks) : List.of(locks, shared);
    if (!order.equals(now.getChildren())) {
      now.getChildren().setAll(words == null ? List.of(shared, locks) : List.of(locks, shared));
    }
    var rest = rest(position, of);
    others.setText(rest);
    others.setVisible(!rest.isEmpty());
  }

  /** What is to be said of the locks that are not drawn. */
  private String rest(Position position, LockGraph of) {
    if (position.locks().isEmpty()) {
      return messages.get("state.noLocks");
    }
    var free =
        position.locks().stream()
            .filter(lock -> !of.locks().contains(lock))
            .map(LockGraphView::name)
            .collect(Collectors.joining(messages.get("state.comma")));
    return free.isEmpty() ? "" : messages.get("state.free", free);
  }
}
