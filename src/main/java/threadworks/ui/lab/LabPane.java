package threadworks.ui.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.ui.code.CodeMarks;
import threadworks.ui.code.CodePane;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Shortcut;
import threadworks.ui.fx.Spread;
import threadworks.ui.theme.Theme;

/**
 * The lab: shows the source of a lesson's demo and has it run in one of several modes. What a mode
 * shows below the source is its own affair; the lab gives it the room.
 *
 * <p>It is long because it is where the page's wishes, the modes, the source and what is next meet:
 * each of them knows none of the others.
 *
 * <p>No thread of a demo ever comes here. A mode pulls how things stand, at most once a pulse.
 */
public final class LabPane extends VBox implements AutoCloseable {
  /** With the second pulse the first frame has been drawn. */
  private static final int FIRST_PULSES = 2;

  private final Messages messages;
  private final ComboBox<String> demos = new ComboBox<>();
  private final ModeSwitch modeSwitch;
  private final HBox head = new HBox();
  private final NextUp next;
  private final StackPane lower = new StackPane();
  private final CodePane code;
  private final VBox over = new VBox();
  private final BorderPane upper = new BorderPane();
  private final SplitPane split;
  private final List<ViewTabs> modes;
  private final ObjectProperty<ViewTabs> mode;

  /** How much of the height the source has in the modes that are not in use, by their keys. */
  private final Map<String, Double> codeParts = new HashMap<>();

  private final ObservableValue<Boolean> busy;
  private final ObservableValue<CodeMarks> marks;
  private final ReadOnlyObjectWrapper<@Nullable Subject> subject =
      new ReadOnlyObjectWrapper<>(this, "subject");
  private final Spread spread = new Spread();
  private final Runnable showSource = this::showSource;
  private final Subscription subscriptions;
  private @Nullable Lesson lesson;
  private @Nullable Subject last;

  /**
   * A lab that shows nothing yet.
   *
   * @param modes the ways to have a demo run, at least one; the lab begins in the first and closes
   *     them all
   */
  public LabPane(Messages messages, Theme theme, List<Mode> modes) {
    this.messages = messages;
    this.modes = modes.stream().map(one -> new ViewTabs(one, messages)).toList();
    mode = new SimpleObjectProperty<>(this, "mode", this.modes.getFirst());
    busy = mode.flatMap(tabs -> tabs.mode().busy());
    marks = mode.flatMap(tabs -> tabs.mode().marks());
    modes.forEach(one -> codeParts.put(one.key(), one.codePart()));
    modeSwitch = new ModeSwitch(modes, messages, this::chosen);
    next = new NextUp(messages);
    code = new CodePane(messages, theme);
    modes.stream()
        .flatMap(one -> one.overTwin(this::goTwin).stream())
        .findFirst()
        .ifPresent(code::overTwin);
    demos.setId("demos");
    demos.accessibleTextProperty().bind(messages.bind("lab.demo"));
    demos.setMinWidth(USE_PREF_SIZE);
    demos.setOnAction(_ -> chosen(demos.getValue()));
    head.getStyleClass().add("controls");
    head.setAlignment(Pos.TOP_LEFT);
    // On a narrow screen it has two rows, and keeps them.
    head.setMinHeight(USE_PREF_SIZE);
    upper.setCenter(code);
    upper.setMinHeight(60);
    split = new SplitPane(upper, lower);
    split.setOrientation(Orientation.VERTICAL);
    VBox.setVgrow(split, Priority.ALWAYS);
    getChildren().addAll(head, next, over, split);
    getStyleClass().add("lab");
    getStylesheets()
        .add(
            Objects.requireNonNull(LabPane.class.getResource("/assets/css/lab.css"))
                .toExternalForm());
    subscriptions =
        Subscription.combine(
            mode.subscribe(tabs -> show(tabs)),
            busy.subscribe(now -> hold(now)),
            marks.subscribe(now -> code.show(now)),
            messages.languageProperty().subscribe((_, _) -> handAgain()),
            theme.paletteProperty().subscribe((_, _) -> refresh()));
    modes.forEach(one -> one.asks(this::ask));
  }

  /**
   * Brings in the first demo of a lesson, whose demos may be asked for from now on. While another
   * lesson's demo runs, it waits, and the lab says so. The lesson that was open last may have been
   * edited since: its demo stays, if it is still there.
   *
   * @param opened the lesson; null for none
   */
  public void open(@Nullable Lesson opened) {
    lesson = opened;
    var here = subject.get();
    if (opened == null || opened.demos().isEmpty()) {
      next.clear();
      stop();
      subject.set(null);
    } else if (here != null && here.lesson().equals(opened) && busy.getValue()) {
      // Back where it runs.
      next.clear();
    } else {
      var stays = demoBefore(opened);
      if (stays == null) {
        var demo = opened.demos().getFirst();
        bring(demo, opened, () -> show(opened, demo));
      } else {
        next.clear();
        show(opened, stays);
      }
    }
  }

  private @Nullable Demo demoBefore(Lesson opened) {
    var before = last;
    return before != null && before.lesson().slug().equals(opened.slug())
        ? named(opened, before.demo().name())
        : null;
  }

  /**
   * Does what a page asks for. A demo that would push out one that runs waits until that is over,
   * or until it is asked for again; meanwhile the lab says so, and asks.
   *
   * @throws IllegalArgumentException when the lesson has no demo of that name
   */
  public void ask(LabRequest request) {
    var of = lesson;
    var demo = named(of, request.demo());
    if (of == null || demo == null) {
      throw new IllegalArgumentException("no lesson is open that has a demo " + request.demo());
    }
    bring(demo, request, () -> carryOut(request, of, demo));
  }

  /** Does it now; or, while another demo runs, has it wait. */
  private void bring(Demo demo, Object asked, Runnable task) {
    var here = subject.get();
    if (here != null && !here.demo().equals(demo) && busy.getValue() && !next.isWaiting(asked)) {
      next.put(here.demo().name(), demo.name(), asked, task);
    } else {
      next.clear();
      task.run();
    }
  }

  private void carryOut(LabRequest request, Lesson of, Demo demo) {
    switch (request) {
      case LabRequest.Show _ -> show(of, demo);
      case LabRequest.Run(_, var variants) -> {
        use(Mode.RUN);
        show(of, demo, variants, null);
        go();
      }
      case LabRequest.Select(_, var variant) -> {
        use(Mode.RUN);
        show(of, demo);
        mode.get().mode().select(variant);
      }
      case LabRequest.Walk(_, var variant, var schedule) -> {
        use(Mode.STEP);
        show(of, demo, List.of(variant), schedule);
      }
      case LabRequest.Explore(_, var variant) -> {
        use(Mode.EXPLORE);
        show(of, demo, List.of(variant), null);
        go();
      }
      case LabRequest.OpenTab(_, var tab) -> {
        show(of, demo);
        openTab(tab);
      }
      case LabRequest.ShowCode(_, var method) -> {
        show(of, demo);
        code.reveal(method);
      }
    }
  }

  private static @Nullable Demo named(@Nullable Lesson lesson, String name) {
    return lesson == null
        ? null
        : lesson.demos().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  private void chosen(@Nullable String name) {
    var demo = name == null ? null : named(lesson, name);
    if (lesson != null && demo != null) {
      show(lesson, demo);
    }
  }

  private void show(Lesson of, Demo demo) {
    show(of, demo, List.of(), null);
  }

  private void show(Lesson of, Demo demo, List<String> variants, @Nullable String schedule) {
    var before = subject.get();
    boolean other = before == null || !demo.equals(before.demo());
    offer(of.demos(), demo);
    var about = Subject.of(of, demo, messages.language());
    modes.forEach(tabs -> tabs.offer(about));
    if (other) {
      code.clear();
    }
    hand(of, demo, variants, schedule);
    if (other) {
      if (getScene() == null) {
        // The lines of code are a third of what a first frame would have to lay out.
        spread.addAfter(FIRST_PULSES, showSource);
      } else {
        showSource();
      }
    }
  }

  private void offer(List<Demo> all, Demo demo) {
    var names = all.stream().map(Demo::name).toList();
    if (!names.equals(demos.getItems())) {
      demos.getItems().setAll(names);
    }
    demos.setValue(demo.name());
    demos.setVisible(all.size() > 1);
    demos.setManaged(all.size() > 1);
  }

  /** Has the mode in use take the demo, and shows what it makes of it. */
  private void hand(Lesson of, Demo demo, List<String> variants, @Nullable String schedule) {
    var now = Subject.of(of, demo, messages.language());
    // First: what the mode says of the demo is for those who know that it is in the lab.
    subject.set(now);
    last = now;
    mode.get().mode().open(now.with(variants, schedule));
    mode.get().refresh();
  }

  private void showSource() {
    var now = subject.get();
    if (now != null) {
      code.show(now.demo());
      code.show(marks.getValue());
    }
  }

  /** What was run last is what the other modes begin with; Run keeps what it is to run. */
  private void chosen(Mode to) {
    var shown = to.key().equals(Mode.RUN) ? Optional.<String>empty() : mode.get().mode().shown();
    use(to.key());
    var now = subject.get();
    if (now != null) {
      hand(now.lesson(), now.demo(), shown.stream().toList(), null);
    }
  }

  /** Goes over to another mode, which ends what this one is doing. */
  private void use(String key) {
    for (var tabs : modes) {
      if (tabs.mode().key().equals(key) && !tabs.equals(mode.get())) {
        stop();
        codeParts.put(mode.get().mode().key(), split.getDividerPositions()[0]);
        mode.set(tabs);
      }
    }
  }

  private void show(ViewTabs tabs) {
    var controls = tabs.mode().controls();
    HBox.setHgrow(controls, Priority.ALWAYS);
    head.getChildren().setAll(modeSwitch, demos, controls);
    upper.setRight(tabs.mode().besideCode().orElse(null));
    over.getChildren().setAll(tabs.mode().overCode().stream().toList());
    lower.getChildren().setAll(tabs);
    split.setDividerPositions(codeParts.getOrDefault(tabs.mode().key(), 0.5));
    modeSwitch.show(tabs.mode());
  }

  /** Opens the tab in the mode in use; else in the first that has it. */
  private void openTab(String key) {
    if (!mode.get().open(key)) {
      modes.stream()
          .filter(tabs -> tabs.open(key))
          .findFirst()
          .ifPresent(tabs -> chosen(tabs.mode()));
    }
  }

  /** While something goes on, it cannot be changed what that is. */
  private void hold(boolean now) {
    for (Node choice : List.of(modeSwitch, demos)) {
      Fx.disable(choice, now);
    }
    if (!now) {
      // After what the mode has still to say of the run that is over.
      Fx.later(next::go);
    }
  }

  private void handAgain() {
    var now = subject.get();
    if (now != null) {
      hand(now.lesson(), now.demo(), List.of(), null);
    }
  }

  /** Brings what can be seen up to date; it is not while it cannot. */
  public void refresh() {
    mode.get().refresh();
    code.show(marks.getValue());
  }

  /**
   * Has the mode do what it is there for, or the twin run where the focus is on that; does nothing
   * while the mode is busy or nothing is shown.
   */
  public void go() {
    if (subject.get() != null && code.isTwinFocused()) {
      goTwin();
    } else if (subject.get() != null) {
      mode.get().mode().go();
    }
  }

  private void goTwin() {
    var now = subject.get();
    if (now != null) {
      use(Mode.RUN);
      show(now.lesson(), now.demo());
      mode.get().mode().goTwin();
    }
  }

  /** Ends what is going on; does nothing when nothing is. */
  public void stop() {
    mode.get().mode().stop();
  }

  /** Does what the mode in use offers first; returns whether it offers anything. */
  public boolean next() {
    return subject.get() != null && mode.get().mode().next();
  }

  /** Has the mode in use put away what the learner did not mean; returns whether it did. */
  public boolean escape() {
    return mode.get().mode().escape();
  }

  /** The keys of the mode in use. */
  public List<Shortcut> keys() {
    return mode.get().mode().keys();
  }

  /** Whether something is going on. */
  public ObservableValue<Boolean> busy() {
    return busy;
  }

  /** How much of the height the code has in each mode, from 0 to 1, by the modes' keys. */
  public Map<String, Double> codeParts() {
    codeParts.put(mode.get().mode().key(), split.getDividerPositions()[0]);
    return Map.copyOf(codeParts);
  }

  /** Gives it so much in a mode. */
  public void codePart(String key, double part) {
    codeParts.put(key, Math.clamp(part, 0, 1));
    if (mode.get().mode().key().equals(key)) {
      split.setDividerPositions(codeParts.get(key));
    }
  }

  /** What is shown; null for nothing. It may be chosen here too. */
  public ReadOnlyObjectProperty<@Nullable Subject> subjectProperty() {
    return subject.getReadOnlyProperty();
  }

  /** Stops, and lets go of the language and the theme. */
  @Override
  public void close() {
    subscriptions.unsubscribe();
    modes.forEach(tabs -> tabs.mode().close());
  }
}
