package threadworks.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.LessonText;
import threadworks.lesson.ListedLesson;
import threadworks.lesson.VariantName;
import threadworks.session.LessonBench;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Shortcut;
import threadworks.ui.fx.Zoom;
import threadworks.ui.lab.CardEvent;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.page.PageContext;
import threadworks.ui.shell.Parts.Shown;
import threadworks.ui.theme.Theme;

/** Everything in the window: the lessons on the left, the page in the middle, the lab beside it. */
public final class Shell extends StackPane {
  /** What is shown larger must leave so much room, as a small screen has it. */
  private static final double LEAST_WIDTH = 1024;

  private static final double LEAST_HEIGHT = 576;

  /** Names of what is kept in the settings. */
  private static final String ZOOM = "zoom";

  private static final String PAGE_WIDTH = "page";
  private static final String CODE_PART = "code/";

  private final Settings settings;
  private final Messages messages;
  private final Theme theme;
  private final LabPane lab;
  private final ObservableList<RailItem> items;
  private final Rail rail;
  private final KeysOverlay keys;
  private final Zoom zoom;
  private final Parts parts;
  private final Desk desk;
  private final StackPane bench = new StackPane();
  private final BooleanProperty notes = new SimpleBooleanProperty();

  /** Whether the window fills the screen, and how large things are otherwise. */
  private boolean isFull;

  private double usualZoom = 1;

  /**
   * The content of a window, with the lesson that was open last.
   *
   * @param lessons at least one
   * @param sources where lessons are read again; empty where there is nothing to edit
   * @param openLink opens a web address in the user's browser
   */
  public Shell(
      Settings settings,
      Messages messages,
      Theme theme,
      List<ListedLesson> lessons,
      Optional<LessonBench> sources,
      LabPane lab,
      Findings findings,
      Consumer<String> openLink) {
    this.settings = settings;
    this.messages = messages;
    this.theme = theme;
    this.lab = lab;
    items =
        FXCollections.observableArrayList(
            lessons.stream().map(lesson -> new RailItem(lesson, settings)).toList());
    var context =
        new PageContext(
            messages,
            notes,
            Bindings.createStringBinding(this::demo, lab.subjectProperty()),
            findings,
            new Course(items, this::openLesson),
            this::ask,
            openLink);
    desk = new Desk(settings, items, context, lab, sources);
    rail = new Rail(messages, items, desk::open);
    parts = new Parts(messages, rail, column(), bench());
    parts.shownProperty().subscribe((_, _) -> lab.refresh());
    var shortcuts = shortcuts();
    keys = new KeysOverlay(messages, shortcuts);
    var frame = new BorderPane(parts);
    frame.setTop(topBar());
    zoom = new Zoom(new StackPane(frame, keys), LEAST_WIDTH, LEAST_HEIGHT);
    getChildren().setAll(zoom);

    frame.disableProperty().bind(keys.visibleProperty());
    var keyboard =
        new Keyboard(
            shortcuts, shortcuts.getLast(), lab::keys, keys::isVisible, this::escape, lab::next);
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                keyboard.listenTo(scene);
                scene.windowProperty().subscribe(this::watch);
                Fx.later(rail::focus);
              }
            });
    settings.size(ZOOM).ifPresent(zoom::to);
    settings.size(PAGE_WIDTH).ifPresent(parts::widen);
    for (var mode : lab.codeParts().keySet()) {
      settings.size(CODE_PART + mode).ifPresent(part -> lab.codePart(mode, part));
    }
    messages.languageProperty().subscribe(language -> settings.language(language));
    theme.darkProperty().subscribe(dark -> settings.dark(dark));
    findings.latestProperty().subscribe(snapshot -> ran(snapshot));
    rail.select(items.get(lessons.indexOf(first(lessons, settings))));
  }

  /** The lesson to begin with: the one that was open last. */
  static ListedLesson first(List<ListedLesson> lessons, Settings settings) {
    return lessons.stream()
        .filter(one -> one.slug().equals(settings.lesson()))
        .findFirst()
        .orElse(lessons.getFirst());
  }

  /**
   * Opens a lesson.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public void openLesson(String slug) {
    rail.select(
        items.stream()
            .filter(one -> one.slug().equals(slug))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no lesson " + slug)));
  }

  /** The name of the demo in the lab; empty for none. */
  private String demo() {
    var subject = lab.subjectProperty().get();
    return subject == null ? "" : subject.demo().name();
  }

  /** What the page asks of the lab is to be seen. */
  private void ask(LabRequest request) {
    if (parts.shownProperty().get() == Shown.PAGE) {
      parts.shownProperty().set(Shown.BOTH);
    }
    lab.ask(request);
  }

  /** What the lab leads to is to be seen on the page. */
  private void show(CardEvent wanted) {
    if (parts.shownProperty().get() == Shown.LAB) {
      parts.shownProperty().set(Shown.BOTH);
    }
    openLesson(wanted.lesson());
    desk.show(wanted.id());
    wanted.consume();
  }

  private StackPane bench() {
    var empty = new Label();
    empty.getStyleClass().add("muted");
    empty.textProperty().bind(messages.bind("shell.lab.empty"));
    empty.visibleProperty().bind(lab.subjectProperty().isNull());
    lab.visibleProperty().bind(lab.subjectProperty().isNotNull());
    bench.getChildren().setAll(empty, lab);
    bench.addEventHandler(CardEvent.SHOW, this::show);
    return bench;
  }

  private VBox column() {
    var column = new VBox(new NoticeBar(messages, settings.notices()), desk);
    column.setAlignment(Pos.TOP_CENTER);
    desk.setMaxWidth(Parts.WIDEST_PAGE);
    VBox.setVgrow(desk, Priority.ALWAYS);
    return column;
  }

  private TopBar topBar() {
    var lesson = desk.lessonProperty();
    var title =
        Bindings.createStringBinding(
            () ->
                lesson.getValue() == null
                    ? ""
                    : messages.get(
                        "shell.title",
                        lesson.getValue().order(),
                        lesson.getValue().text(messages.language()).title()),
            lesson,
            messages.languageProperty());
    var hasNotes =
        Bindings.createBooleanBinding(
            () ->
                lesson.getValue() != null
                    && !lesson
                        .getValue()
                        .text(messages.language())
                        .blocks(LessonText.Notes.class)
                        .isEmpty(),
            lesson,
            messages.languageProperty());
    return new TopBar(
        messages,
        theme,
        title,
        parts.shownProperty(),
        notes,
        hasNotes,
        new TopBar.Actions(this::switchLanguage, () -> showKeys(), this::toggleFullScreen));
  }

  private void showKeys() {
    keys.toggle();
  }

  private List<Shortcut> shortcuts() {
    var all = new ArrayList<Shortcut>();
    all.add(Shortcut.of("keys.run", lab::go, "F5"));
    all.add(Shortcut.of("keys.stop", lab::stop, "Shift+F5"));
    all.add(Shortcut.of("keys.next", () -> rail.move(1), "Alt+Down"));
    all.add(Shortcut.of("keys.previous", () -> rail.move(-1), "Alt+Up"));
    all.add(Shortcut.of("keys.part", this::nextPart, "F6"));
    all.add(Shortcut.of("keys.parts", this::nextParts, "F8"));
    all.add(Shortcut.of("keys.reread", () -> desk.reread(), "F9"));
    all.add(Shortcut.of("keys.language", this::switchLanguage, "Shortcut+L"));
    all.add(Shortcut.of("keys.theme", this::switchTheme, "Shortcut+D"));
    all.add(Shortcut.of("keys.notes", () -> notes.set(!notes.get()), "Shortcut+N"));
    all.add(Shortcut.of("keys.fullscreen", this::toggleFullScreen, "F11"));
    all.add(
        Shortcut.of(
            "keys.larger",
            () -> zoom().in(),
            "Shortcut+Plus",
            "Shortcut+Shift+Plus",
            "Shortcut+Equals",
            // Where the plus is above the equals sign.
            "Shortcut+Shift+Equals",
            "Shortcut+Add"));
    all.add(Shortcut.of("keys.smaller", () -> zoom().out(), "Shortcut+Minus", "Shortcut+Subtract"));
    all.add(Shortcut.of("keys.ownSize", () -> zoom().reset(), "Shortcut+0", "Shortcut+Numpad 0"));
    all.add(Shortcut.of("keys.help", this::showKeys, "F1"));
    return List.copyOf(all);
  }

  private void nextParts() {
    parts.shownProperty().set(parts.shownProperty().get().next());
  }

  private void switchLanguage() {
    messages.languageProperty().set(messages.language().other());
  }

  private void switchTheme() {
    theme.darkProperty().set(!theme.darkProperty().get());
  }

  private Zoom zoom() {
    return zoom;
  }

  /** Who presents has people in the last row: everything is as large as fits. */
  private void watch(@Nullable Window window) {
    if (window instanceof Stage stage) {
      stage
          .fullScreenProperty()
          .subscribe(
              (_, full) -> {
                if (full) {
                  usualZoom = zoom.wanted();
                  zoom.toMost();
                } else {
                  zoom.to(usualZoom);
                }
                isFull = full;
              });
    }
  }

  private void toggleFullScreen() {
    if (getScene().getWindow() instanceof Stage stage) {
      stage.setFullScreen(!stage.isFullScreen());
    }
  }

  /** Ends what is in front: the sheet of keys, else the run, a false step, full screen. */
  private boolean escape() {
    if (keys.isVisible()) {
      keys.hide();
      return true;
    }
    if (lab.busy().getValue()) {
      lab.stop();
      return true;
    }
    if (lab.escape()) {
      return true;
    }
    if (getScene().getWindow() instanceof Stage stage && stage.isFullScreen()) {
      stage.setFullScreen(false);
      return true;
    }
    return false;
  }

  /** Moves the focus from the list to the page, on to the lab, and round. */
  private void nextPart() {
    var there = Stream.<Parent>of(rail, desk, bench).filter(Fx::canBeSeen).toList();
    int now = 0;
    for (int i = 0; i < there.size(); i++) {
      if (Fx.hasFocus(there.get(i))) {
        now = i + 1;
      }
    }
    for (int i = 0; i < there.size(); i++) {
      if (Fx.focusFirst(there.get((now + i) % there.size()))) {
        return;
      }
    }
  }

  /** Has the settings keep where the reader is and how large things are; the window closes. */
  void remember() {
    desk.keepPlace();
    settings.size(ZOOM, isFull ? usualZoom : zoom.wanted());
    if (parts.pageWidth() > 0) {
      settings.size(PAGE_WIDTH, parts.pageWidth());
    }
    lab.codeParts().forEach((mode, part) -> settings.size(CODE_PART + mode, part));
    settings.save();
  }

  /** Reads what the first picture did without; the window is there. */
  void readRest() {
    desk.readRest();
  }

  /** A run that reached its end is progress in its lesson, whichever is open. */
  private void ran(@Nullable RunSnapshot latest) {
    var subject = lab.subjectProperty().get();
    if (latest == null || !latest.finished() || subject == null) {
      return;
    }
    for (var one : items) {
      if (one.slug().equals(subject.lesson().slug()) && !one.isBroken()) {
        latest.runs().stream()
            .filter(run -> run.status() == VariantRun.Status.DONE)
            .forEach(
                run ->
                    one.progress()
                        .ran(new VariantName(subject.demo().name(), run.variant().name())));
      }
    }
  }
}
