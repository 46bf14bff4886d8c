package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Schedule;
import threadworks.session.Engine;
import threadworks.ui.code.CodeMarks;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Shortcut;
import threadworks.ui.lab.Badge;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabView;
import threadworks.ui.lab.model.ProgramChoice;
import threadworks.ui.lab.model.ProgramControls;
import threadworks.ui.lab.model.ProgramMode;
import threadworks.ui.theme.Theme;
import threadworks.wording.SentenceException;

/**
 * The learner is the scheduler: he says which thread moves next, goes back, and sees what each is
 * about to do.
 */
public final class StepMode extends ProgramMode {
  private static final int DIGITS = 10;

  /** Who steps by hand, or has it played, leaves more time between two steps. */
  private static final long HURRY_NANOS = 60_000_000;

  /** Then tables and graphs follow as often as can still be read. */
  private static final long REFRESH_NANOS = 90_000_000;

  /** How much of the width the cards have. */
  private static final double CARDS = 0.42;

  private final Messages messages;
  private final Theme theme;
  private final Button fails = new Button();
  private final ProgramControls controls;
  private final HBox model;
  private final Walk walk;
  private final Ahead ahead;
  private final StepBar bar;
  private final VBox over;
  private final Cards cards;
  private final WalkWords words;
  private final Places places;
  private final List<LabView> views;
  private final List<Shortcut> keys = new ArrayList<>();
  private final Player player;
  private final Failing failing;
  private final SimpleBooleanProperty busy = new SimpleBooleanProperty(this, "busy");
  private final ObjectProperty<CodeMarks> marks =
      new SimpleObjectProperty<>(this, "marks", CodeMarks.NONE);

  private final PauseTransition rest = new PauseTransition(Duration.millis(100));
  private long changedAt;
  private long refreshedAt;

  /** Whether positions follow upon each other as they do when the strip is dragged. */
  private boolean hurries;

  /** Who moves at S: the one that moved last by the learner's hand. */
  private char current = 'M';

  /**
   * A mode in which nothing is stepped yet.
   *
   * @param engine where programs are stepped
   * @param choice which program it is
   * @param findings knows what schedules come to
   */
  public StepMode(
      Messages messages, Theme theme, Engine engine, ProgramChoice choice, Findings findings) {
    super(choice);
    this.messages = messages;
    this.theme = theme;
    walk = new Walk(engine, this::changed);
    ahead = new Ahead(engine, findings, this::told);
    player = new Player(walk);
    failing = new Failing(engine, findings, messages, this::found, this::foundNone);
    fails.setId("show-failing");
    fails.setMinWidth(Region.USE_PREF_SIZE);
    fails.textProperty().bind(messages.bind("step.fails"));
    fails.setOnAction(_ -> showFailing());
    controls = new ProgramControls(messages, choice, this::load, fails);
    model = new HBox(new Badge(messages, "lab.model", "lab.modelLong"));
    model.getStyleClass().add("claims");
    model.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    bar = new StepBar(messages, walk, ahead, player, this::replay, this::playTo);
    player.playing().subscribe(this::updateBusy);
    rest.setOnFinished(_ -> rest());
    line.setId("step-line");
    over = new VBox(bar, line);
    cards = new Cards(messages, theme, this::step, this::stepOut);
    words = new WalkWords(messages, walk, ahead, variant -> select(variant.name()), controls::set);
    cards
        .prefWidthProperty()
        .bind(over.widthProperty().map(all -> Math.clamp(all.doubleValue() * CARDS, 220, 400)));
    places = new Places(messages);
    views =
        List.of(
            new StateView(messages, theme, walk, ahead, this::playTo),
            new StepsView(messages, theme, walk),
            new PrintedView(messages, theme, walk));
    for (int i = 0; i < DIGITS; i++) {
      char letter = Schedule.letter(i);
      keys.add(
          Shortcut.of("keys.step.digit", () -> step(letter), String.valueOf(i), "Numpad " + i));
    }
    keys.add(Shortcut.of("keys.step.clock", () -> step('T'), "T"));
    keys.add(Shortcut.of("keys.step.again", this::stepAgain, "S"));
    keys.add(Shortcut.of("keys.step.out", this::stepOut, "O"));
    keys.add(Shortcut.of("keys.step.play", bar::playOrPause, "P"));
    keys.add(Shortcut.of("keys.step.back", walk::back, "Left"));
    keys.add(Shortcut.of("keys.step.forth", walk::forth, "Right"));
    keys.add(Shortcut.of("keys.step.start", () -> walk.seek(0), "Home"));
    keys.add(Shortcut.of("keys.step.end", () -> walk.seek(walk.schedule().size()), "End"));
    keys.add(Shortcut.of("keys.step.above", () -> cards.move(-1), "Up"));
    keys.add(Shortcut.of("keys.step.below", () -> cards.move(1), "Down"));
  }

  @Override
  public String key() {
    return STEP;
  }

  @Override
  public Node controls() {
    return controls;
  }

  /** One steps through the code; the state below is short. */
  @Override
  public double codePart() {
    return 0.5;
  }

  @Override
  public Optional<Node> overCode() {
    return Optional.of(over);
  }

  @Override
  public Optional<Region> besideCode() {
    return Optional.of(cards);
  }

  @Override
  public Optional<Node> besideTabs() {
    return Optional.of(model);
  }

  @Override
  public List<LabView> views() {
    return views;
  }

  @Override
  public List<Shortcut> keys() {
    return keys;
  }

  @Override
  public ObservableValue<Boolean> busy() {
    return busy;
  }

  @Override
  public ObservableValue<CodeMarks> marks() {
    return marks;
  }

  @Override
  protected void load() {
    controls.show();
    stop();
    words.says("");
    var program = choice.program();
    if (program == null) {
      return;
    }
    Fx.disable(fails, program.isRunOnly());
    var code = program.subject().code();
    Schedule schedule = null;
    try {
      schedule = code == null ? null : Schedule.parse(code);
    } catch (SentenceException e) {
      words.says(messages.say(e.sentence()));
    }
    walk.open(program, schedule);
    changed();
  }

  /** Walks a code that was typed or pasted. */
  private void replay(String code) {
    try {
      words.says("");
      walk.replay(Schedule.parse(code));
    } catch (SentenceException e) {
      words.says(messages.say(e.sentence()));
      changed();
    }
  }

  /** Plays the shortest way from here to an outcome. */
  private void playTo(Outcome outcome) {
    var way = ahead.ways().get(outcome);
    if (way != null) {
      words.says("");
      // What was pressed is soon gone: the keyboard goes on at the strip.
      bar.focusStrip();
      walk.plan(way);
      player.play(Player.Policy.KNOWN);
    }
  }

  @Override
  public boolean escape() {
    boolean off = walk.hasOwnWay();
    walk.backToOwnWay();
    return off;
  }

  private void step(char who) {
    step(who, (char) 0);
  }

  private void step(char who, char wakes) {
    if (who != 'T') {
      current = who;
    }
    words.says("");
    player.pause();
    walk.step(who, wakes);
    cards.focus(who);
  }

  private void stepAgain() {
    char focused = cards.focused();
    step(focused == 0 ? current : focused);
  }

  /** The thread that would step again comes out of the call into the JDK that it is in. */
  private void stepOut() {
    char focused = cards.focused();
    stepOut(focused == 0 ? current : focused);
  }

  private void stepOut(char who) {
    if (who != 'T') {
      current = who;
      words.says("");
      player.pause();
      walk.out(who);
      cards.focus(who);
    }
  }

  /** Shows how things stand now. */
  private void changed() {
    var now = walk.position();
    var program = walk.program();
    if (program != null) {
      choice.walked(program, walk.schedule().first(walk.made()));
    }
    // An answer may come when another mode has the engine.
    boolean shown = over.getScene() != null;
    if (now != null && program != null && shown && !failing.isLooking()) {
      ahead.stands(program, now);
    }
    boolean onCards = Fx.hasFocus(cards);
    if (now == null || program == null) {
      boolean runOnly = program != null && program.isRunOnly();
      cards.clear(runOnly ? messages.get("lab.runOnly.empty") : "");
    } else {
      cards.show(program, now);
    }
    if (onCards && !Fx.hasFocus(cards)) {
      // Its card is gone: the keyboard goes on at the strip.
      bar.focusStrip();
    }
    hurry();
    marks.set(beside());
    told();
  }

  /** Notices whether one position follows upon another too fast to be read. */
  private void hurry() {
    long time = System.nanoTime();
    hurries = time - changedAt < HURRY_NANOS;
    changedAt = time;
    if (hurries) {
      rest.playFromStart();
    } else {
      rest.stop();
    }
  }

  private void rest() {
    hurries = false;
    marks.set(beside());
    told();
  }

  /** Shows what is known of where it leads, too. */
  private void told() {
    line.say(words.now());
    bar.show(theme.palette(), hurries);
    long time = System.nanoTime();
    if (!hurries || time - refreshedAt > REFRESH_NANOS) {
      refreshedAt = time;
      for (var view : views) {
        if (Fx.canBeSeen(view.node())) {
          view.refresh();
        }
      }
    }
  }

  private CodeMarks beside() {
    var now = walk.position();
    if (now != null) {
      return places.of(now, hurries);
    }
    var program = walk.program();
    return program != null && program.isRunOnly()
        ? CodeMarks.lighting(program.lines())
        : CodeMarks.NONE;
  }

  /** From the start again. */
  @Override
  public void go() {
    walk.seek(0);
  }

  @Override
  public void stop() {
    player.pause();
    failing.stop();
    ahead.stop();
    updateBusy();
  }

  private void updateBusy() {
    busy.set(player.playing().get() || failing.isLooking());
  }

  private void showFailing() {
    var program = choice.program();
    if (program != null && !program.isRunOnly()) {
      player.pause();
      ahead.stop();
      words.says(messages.get("step.looking"));
      failing.look(program);
      updateBusy();
      changed();
    }
  }

  private void found(Schedule shortest) {
    updateBusy();
    words.says("");
    walk.replay(shortest);
  }

  private void foundNone(String why) {
    updateBusy();
    words.says(why);
    changed();
  }

  @Override
  public void close() {
    stop();
  }
}
