package threadworks.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.commonmark.node.Document;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lab.Expect;
import threadworks.lab.Outcome.Kind;
import threadworks.lesson.Block;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.lesson.LessonText.Card;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.lesson.OutcomeName;
import threadworks.lesson.Outcomes;
import threadworks.lesson.Steps;
import threadworks.lesson.Target;
import threadworks.lesson.VariantName;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.session.Luck;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

/** Blocks about schedules, and a lab that notes what it is asked. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made by start, before each test
final class ExploredPageTest {
  private static final VariantName SALE = new VariantName("Tickets", "sale");
  private static final Demo.Variant VARIANT =
      new Demo.Variant(
          "sale",
          null,
          0,
          List.of(
              new Demo.Declared(Kind.RETURNED, "1", Expect.ACCEPTABLE),
              new Demo.Declared(Kind.RETURNED, "2", Expect.FORBIDDEN),
              new Demo.Declared(Kind.DEADLOCK, "", Expect.FORBIDDEN)),
          1,
          2,
          "",
          0);
  private static final DemoBlock BLOCK =
      new DemoBlock(
          "Tickets",
          Map.of("sale", "no key"),
          List.of(
              new LessonText.OutcomeLabel(
                  "", new OutcomeName(Kind.RETURNED, "2"), "one seat too many"),
              new LessonText.OutcomeLabel("", new OutcomeName(Kind.DEADLOCK, ""), "both wait")),
          Map.of(),
          List.of(),
          false,
          null);

  private final List<LabRequest> asked = new ArrayList<>();
  private final Findings findings = new Findings();
  private final VBox page = new VBox();

  @Start
  void start(Stage stage) {
    var scene = new Scene(page, 500, 900);
    new Theme(false).dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private static Luck luck(Map<Outcome, Long> counts) {
    return new Luck(1000, counts, 0, 0, 0, null, 0.8);
  }

  private void show(FxRobot robot, Block block) {
    var text = new LessonText(Language.EN, "T", "T", List.of(BLOCK, block));
    var demo =
        new Demo(
            "Tickets",
            "sample.Tickets",
            List.of(VARIANT),
            List.of(),
            List.of(new Demo.Source("Tickets.java", "", Set.of())),
            null);
    var lesson =
        new Lesson(
            "sample",
            1,
            1,
            false,
            Map.of(Language.EN, text),
            List.of(demo),
            Path.of(""),
            List.of());
    var context = context();
    var surroundings =
        new Surroundings(
            context,
            lesson,
            text,
            new ProseView(_ -> null, _ -> {}, new Ways(context, "sample")),
            new Progress(lesson, Progress.Saved.NOTHING, _ -> {}),
            _ -> {});
    robot.interact(() -> page.getChildren().setAll(BlockViews.of(block, surroundings)));
  }

  private PageContext context() {
    return new PageContext(
        new Messages(Language.EN),
        new SimpleBooleanProperty(),
        new SimpleStringProperty(""),
        findings,
        new NoLessons(),
        asked::add,
        _ -> {});
  }

  private static Report report(boolean complete, Report.Found... found) {
    return new Report(
        List.of(found).stream().mapToLong(Report.Found::count).sum(),
        complete,
        false,
        0,
        0,
        Double.NaN,
        List.of(found),
        List.of(),
        null,
        0,
        0,
        0,
        null,
        List.of());
  }

  /** The same, where schedules that only swap independent steps count as one. */
  private static Report kinds(Report of) {
    return new Report(
        of.schedules(),
        of.complete(),
        true,
        of.steps(),
        of.seconds(),
        of.estimate(),
        of.outcomes(),
        of.unwoven(),
        null,
        0,
        0,
        0,
        null,
        List.of());
  }

  private static Report.Found found(Outcome outcome, long count, String shortest, int switches) {
    return new Report.Found(outcome, count, Schedule.parse(shortest), switches, null);
  }

  private static Outcome returned(String value) {
    return new Outcome(Outcome.Kind.RETURNED, value, List.of());
  }

  private static Outcome deadlock(String who) {
    return new Outcome(Outcome.Kind.DEADLOCK, "", List.of(Sentence.of("wait.thread", who)));
  }

  private void explored(FxRobot robot, boolean complete) {
    robot.interact(
        () ->
            findings.explored(
                "sample",
                SALE,
                report(
                    complete,
                    found(returned("2"), 1644, "MA2B", 2),
                    found(returned("1"), 27, "MAB", 0),
                    found(deadlock("A"), 2, "MBAB", 3),
                    found(deadlock("B"), 3, "MAB2A", 2))));
  }

  private List<String> table() {
    var grid =
        all(page)
            .filter(GridPane.class::isInstance)
            .map(GridPane.class::cast)
            .findFirst()
            .orElseThrow();
    var rows = new ArrayList<String>();
    for (int row = 0; row < grid.getRowCount(); row++) {
      int at = row;
      rows.add(
          grid.getChildren().stream()
              .filter(cell -> GridPane.getRowIndex(cell) == at)
              .sorted(Comparator.comparing(GridPane::getColumnIndex))
              .flatMap(ExploredPageTest::all)
              .map(ExploredPageTest::words)
              .filter(words -> !words.isBlank())
              .reduce((one, other) -> one + " | " + other)
              .orElse(""));
    }
    return rows;
  }

  @Test
  void outcomesSayThatNothingWasExploredAndHowToDoIt(FxRobot robot) {
    show(robot, new Outcomes(SALE));
    assertTrue(shows("Nothing explored yet."));
    fire(robot, "Explore no key");
    assertEquals(List.of(new LabRequest.Explore("Tickets", "sale")), asked);
  }

  @Test
  void luckStandsBesideProof(FxRobot robot) {
    show(robot, new Outcomes(SALE));
    robot.interact(
        () ->
            findings.lucky(
                "sample",
                SALE,
                luck(Map.of(returned("1"), 997L, deadlock(""), 2L, returned("7"), 1L))));
    assertEquals(
        List.of("outcome | 1,000 real runs", "1 | 997", "deadlock | both wait | 2", "7 | 1"),
        table());
    assertTrue(shows("Nothing explored yet."));
    explored(robot, true);
    assertEquals(
        List.of(
            "outcome | 1,000 real runs | 1,676 schedules",
            "1 | 997 | 27",
            "2 | one seat too many | 0 | 1,644",
            "deadlock | both wait | 2 | 5",
            "7 | 1 | 0"),
        table());
    assertFalse(shows("Nothing explored yet."));
    var kinds = kinds(report(true, found(returned("2"), 12, "MA2B", 2)));
    robot.interact(() -> findings.explored("sample", SALE, kinds));
    assertEquals("outcome | 1,000 real runs | 12 kinds of schedules", table().getFirst());
  }

  @Test
  void theShortestWayToWhatShouldNotBeIsWalked(FxRobot robot) {
    show(robot, new Outcomes(SALE));
    explored(robot, true);
    fire(robot, "Walk the shortest: one seat too many");
    fire(robot, "Walk the shortest: both wait");
    assertEquals(
        List.of(
            new LabRequest.Walk("Tickets", "sale", "MA2B"),
            new LabRequest.Walk("Tickets", "sale", "MAB2A")),
        asked);
  }

  @Test
  void anUnfinishedExplorationIsNotCalledAll(FxRobot robot) {
    show(robot, new Outcomes(SALE));
    explored(robot, false);
    assertEquals("outcome | first 1,676 schedules", table().getFirst());
    assertTrue(shows("What is listed can happen; what is not listed isn’t ruled out."));
    var kinds = kinds(report(false, found(returned("2"), 12, "MA2B", 2)));
    robot.interact(() -> findings.explored("sample", SALE, kinds));
    assertEquals("outcome | first 12 kinds of schedules", table().getFirst());
  }

  @Test
  void aPredictionIsJudgedByACompleteExploration(FxRobot robot) {
    show(robot, card());
    fire(robot, "Never");
    fire(robot, "Explore no key");
    assertEquals(List.of(new LabRequest.Explore("Tickets", "sale")), asked);
    robot.interact(() -> findings.lucky("sample", SALE, luck(Map.of(returned("1"), 1000L))));
    explored(robot, false);
    assertFalse(shows("Not this one"), "luck and a part judge nothing");

    explored(robot, true);
    assertTrue(shows("Not this one"));
    assertTrue(shows("You predicted “Never”"));
    assertEquals("1 | 1,000 | 27", table().get(1));
    robot.interact(() -> findings.lucky("sample", SALE, luck(Map.of(returned("1"), 2000L))));
    assertEquals("1 | 2,000 | 27", table().get(1));
    fire(robot, "Walk MA2B");
    assertEquals(new LabRequest.Walk("Tickets", "sale", "MA2B"), asked.getLast());
    fire(robot, "Mostly");
    assertTrue(shows("Right"));
    assertTrue(shows("You predicted “Never”"), "that was before");
    assertFalse(shows("Walk MA2B"));
  }

  @Test
  void aCountIsFilledFromTheExploration(FxRobot robot) {
    var all = new Hyperlink();
    var twice = new Hyperlink();
    robot.interact(
        () -> {
          var ways = new Ways(context(), "sample");
          page.getChildren().setAll(all, twice);
          ways.show(new Target.Count(SALE, Optional.empty()), all);
          ways.show(
              new Target.Count(SALE, Optional.of(new OutcomeName(Kind.RETURNED, "2"))), twice);
        });
    explored(robot, false);
    assertEquals("? ?", all.getText() + " " + twice.getText());
    explored(robot, true);
    assertEquals("1,676 1,644", all.getText() + " " + twice.getText());
    var kinds = kinds(report(true, found(returned("2"), 12, "MA2B", 2)));
    robot.interact(() -> findings.explored("sample", SALE, kinds));
    assertEquals("12 (kinds) 12 (kinds)", all.getText() + " " + twice.getText());
  }

  @Test
  void aScheduleIsWalkedInTheLab(FxRobot robot) {
    var label = text("both have looked");
    show(robot, new Steps(SALE, List.of(new Steps.Way("MAB", Optional.empty(), label))));
    assertTrue(shows("MAB"));
    fire(robot, "Walk it");
    assertEquals(List.of(new LabRequest.Walk("Tickets", "sale", "MAB")), asked);
  }

  @Test
  void schedulesAreNotShownBeforeTheCardAboutThemIsGuessed(FxRobot robot) {
    robot.interact(() -> findings.unguessed().put("sample/sold", "sample/Tickets/sale"));
    var label = text("both have looked");
    show(robot, new Steps(SALE, List.of(new Steps.Way("MAB", Optional.empty(), label))));
    assertFalse(shows("MAB"));
    assertTrue(shows("Schedules to walk stand here once the card about them is answered."));
    robot.interact(() -> findings.unguessed().clear());
    assertTrue(shows("MAB"));
  }

  private static Card card() {
    return new Card(
        Card.Kind.PREDICT,
        "sold",
        text("Sold twice?"),
        List.of(
            new Card.Option("Never", false, text("No."), OptionalDouble.empty(), "MA2B"),
            new Card.Option("Mostly", true, text("Yes."), OptionalDouble.empty(), "")),
        List.of(SALE),
        true);
  }

  private static Document text(String words) {
    var paragraph = new Paragraph();
    paragraph.appendChild(new Text(words));
    var document = new Document();
    document.appendChild(paragraph);
    return document;
  }

  private void fire(FxRobot robot, String button) {
    robot.interact(
        () ->
            all(page)
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(node -> button.equals(node.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not there: " + button))
                .fire());
  }

  /** What a node says of its own; a label has its words in a text again. */
  private static String words(Node node) {
    return switch (node) {
      case Labeled label -> label.getText();
      case javafx.scene.text.Text text
          when text.getParent() instanceof TextFlow && !(text instanceof FontIcon) ->
          text.getText().strip();
      default -> "";
    };
  }

  private boolean shows(String text) {
    return all(page)
        .anyMatch(node -> node instanceof Labeled label && text.equals(label.getText()));
  }

  private static Stream<Node> all(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    var below =
        node instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(ExploredPageTest::all)
            : Stream.<Node>empty();
    return Stream.concat(Stream.of(node), below);
  }
}
