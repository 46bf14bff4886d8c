package threadworks.ui.lab.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import threadworks.lesson.Demo;
import threadworks.lesson.VariantName;
import threadworks.schedule.report.Schedule;
import threadworks.session.Engine;
import threadworks.session.RealRuns;
import threadworks.session.RunRequest;
import threadworks.ui.code.CodeMarks;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.fx.Pulse;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.lab.LabView;
import threadworks.ui.lab.model.Program;
import threadworks.ui.lab.model.ProgramChoice;
import threadworks.ui.lab.model.ProgramControls;
import threadworks.ui.lab.model.ProgramMode;
import threadworks.ui.lab.model.Smaller;
import threadworks.ui.theme.Theme;

/**
 * Walks every way in which the threads of a program can take turns, and counts what comes of it;
 * beside that, what real runs come to. What was found of a program is kept while others are shown.
 */
public final class ExploreMode extends ProgramMode {
  /** For how many seconds real runs are made at most. */
  public static final double RUN_SECONDS = 10;

  /** Of how many programs it is kept. */
  private static final int KEPT = 50;

  private final Messages messages;
  private final Engine engine;
  private final Function<RunRequest, RealRuns> repeat;
  private final Findings findings;
  private final Button go = new Button();
  private final ProgramControls controls;
  private final InquiryWords words;
  private final Claim claim;
  private final OutcomesView outcomes;
  private final MapView map;
  private final List<LabView> views;
  private final Pulse pulse;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final SimpleObjectProperty<CodeMarks> marks =
      new SimpleObjectProperty<>(this, "marks", CodeMarks.NONE);
  private final Map<Key, Inquiry> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Inquiry> eldest) {
          return size() > KEPT;
        }
      };
  private Consumer<LabRequest> lab = _ -> {};
  private @Nullable Inquiry inquiry;

  /** What makes two programs the same, whatever things are called. */
  private record Key(Demo demo, String variant, Map<String, Double> values) {
    static Key of(Program program) {
      return new Key(program.subject().demo(), program.variant().name(), program.values());
    }
  }

  /**
   * A mode in which nothing is explored yet.
   *
   * @param engine where programs are explored
   * @param repeat begins to run a variant again and again
   * @param choice which program it is
   * @param findings is told what comes of it
   */
  public ExploreMode(
      Messages messages,
      Theme theme,
      Engine engine,
      Function<RunRequest, RealRuns> repeat,
      ProgramChoice choice,
      Findings findings) {
    super(choice);
    this.messages = messages;
    this.engine = engine;
    this.repeat = repeat;
    this.findings = findings;
    words = new InquiryWords(messages, new Acts());
    claim = new Claim(messages);
    outcomes = new OutcomesView(messages, this::walk, this::run);
    map = new MapView(messages, theme, choice, this::walk);
    views = List.of(outcomes, map);
    line.setId("explore-line");
    go.setId("explore");
    go.setMinWidth(Region.USE_PREF_SIZE);
    go.setOnAction(
        _ -> {
          if (busy.get()) {
            stop();
          } else {
            go();
          }
        });
    controls = new ProgramControls(messages, choice, this::load, go);
    // Left of it stand the tabs.
    claim.maxWidthProperty().bind(controls.widthProperty());
    pulse = new Pulse(controls, _ -> pull());
    write();
  }

  /** What the line above the code offers. */
  private final class Acts implements InquiryWords.Acts {
    @Override
    public void walk(Schedule schedule) {
      ExploreMode.this.walk(schedule);
    }

    @Override
    public void choose(Demo.Variant variant) {
      select(variant.name());
    }

    @Override
    public void exploreKinds() {
      begin(Inquiry::exploreKinds);
    }

    @Override
    public void goOn() {
      begin(Inquiry::goOn);
    }

    @Override
    public void allowMoreSteps() {
      begin(Inquiry::allowMoreSteps);
    }

    @Override
    public void set(Smaller to) {
      controls.set(to);
      go();
    }
  }

  @Override
  public String key() {
    return EXPLORE;
  }

  @Override
  public Node controls() {
    return controls;
  }

  @Override
  public Optional<Node> overCode() {
    return Optional.of(line);
  }

  @Override
  public List<LabView> views() {
    return views;
  }

  @Override
  public Optional<Node> besideTabs() {
    return Optional.of(claim);
  }

  @Override
  public void asks(Consumer<LabRequest> lab) {
    this.lab = lab;
  }

  @Override
  protected void load() {
    controls.show();
    var program = choice.program();
    if (program != null) {
      var now = known.computeIfAbsent(Key.of(program), _ -> new Inquiry(program, engine, repeat));
      now.program(program);
      if (inquiry != null && !inquiry.equals(now)) {
        inquiry.stop();
      }
      inquiry = now;
      marks.set(CodeMarks.lighting(program.lines()));
    }
    changed();
  }

  @Override
  public void go() {
    begin(Inquiry::explore);
  }

  /** Makes real runs, or ends those that are being made. */
  private void run() {
    if (busy.get()) {
      stop();
    } else {
      begin(Inquiry::run);
    }
  }

  private void begin(Consumer<Inquiry> what) {
    var now = inquiry;
    if (now != null && !busy.get() && !now.program().isRunOnly()) {
      what.accept(now);
      changed();
    }
  }

  @Override
  public void stop() {
    if (inquiry != null) {
      inquiry.stop();
      changed();
    }
  }

  private void pull() {
    if (inquiry != null && inquiry.pull()) {
      changed();
    }
  }

  /** Opens a schedule in Step. */
  private void walk(Schedule schedule) {
    if (inquiry != null) {
      var program = inquiry.program();
      lab.accept(
          new LabRequest.Walk(
              program.subject().demo().name(), program.variant().name(), schedule.code()));
    }
  }

  /** Shows how things stand now. */
  private void changed() {
    var now = inquiry;
    if (now == null) {
      return;
    }
    boolean going = now.isExploring() || now.isRunning();
    if (going != busy.get()) {
      // First: what is disabled lets go of the focus.
      controls.setHeld(going);
      busy.set(going);
      pulse.setWanted(going);
      if (!going) {
        tell(now);
      }
    }
    write();
    Fx.disable(go, now.program().isRunOnly());
    line.say(words.now(now));
    claim.show(now);
    outcomes.show(now);
    map.show(now);
    for (var view : views) {
      if (Fx.canBeSeen(view.node())) {
        view.refresh();
      }
    }
  }

  /** Those around the lab know a program by its variant alone, with the usual parameters. */
  private void tell(Inquiry now) {
    var program = now.program();
    if (!program.isUsual()) {
      return;
    }
    var lesson = program.subject().lesson().slug();
    var name = new VariantName(program.subject().demo().name(), program.variant().name());
    var before = findings.explored().get(program.name());
    var report = now.report();
    if (report != null
        && report.schedules() > 0
        && (report.complete() || before == null || !before.complete())) {
      // The list is for the map alone, and long.
      findings.explored(lesson, name, report.with(List.of()));
    }
    var luck = now.luck();
    if (luck != null && luck.made() > 0) {
      findings.lucky(lesson, name, luck);
    }
  }

  private void write() {
    boolean going = busy.get();
    go.setText(messages.get(going ? "lab.stop" : "lab.mode.explore"));
    go.setGraphic(new FontIcon(going ? Feather.SQUARE : Feather.PLAY));
    go.setTooltip(new Tooltip(messages.get(going ? "lab.stopKey" : "exploring.key")));
    go.getStyleClass().removeAll("go", "halt");
    go.getStyleClass().add(going ? "halt" : "go");
  }

  @Override
  public ObservableValue<Boolean> busy() {
    return busy.getReadOnlyProperty();
  }

  @Override
  public ObservableValue<CodeMarks> marks() {
    return marks;
  }

  @Override
  public void close() {
    stop();
    pulse.setWanted(false);
  }
}
