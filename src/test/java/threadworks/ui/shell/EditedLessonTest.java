package threadworks.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.lesson.Fault;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.LessonHead;
import threadworks.lesson.ListedLesson;
import threadworks.session.Engine;
import threadworks.session.LessonBench;
import threadworks.session.RunSnapshot;
import threadworks.session.Runner;
import threadworks.ui.lab.Subject;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

/** A lesson is edited while the window shows it. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class EditedLessonTest {
  private static final String HEAD = "---\ntitle: Words\nshort: Words\norder: 1\nminutes: 1\n---\n";
  private static final String CARD =
      """

      ```predict id=long Said/word
      How long?

      - [ ] One second
        > No.
      - [x] No time
        > Yes.
      ```
      """;
  private static final String TEXT =
      HEAD + "Something.\n\n```demo Said\n```\n" + CARD + "\nThe end.\n".repeat(40);
  private static final String DEMO =
      """
      package words;

      import threadworks.lab.Variant;

      final class Said {
          @Variant
          static String word() {
              return "once";
          }
      }
      """;

  @TempDir Path folder;
  private final List<String> read = new CopyOnWriteArrayList<>();
  private LessonBench bench;
  private Workbench workbench;
  private Scene scene;

  @Start
  void start(Stage stage) {
    write("words/lesson.en.md", TEXT);
    write("words/Said.java", DEMO);
    write("broken/lesson.en.md", HEAD + "```nonsense\n```\n");
    bench = new LessonBench(folder);
    workbench =
        Workbench.open(
            Runner.open(),
            Engine.open(),
            Settings.none(),
            List.of(listed("words"), listed("broken")),
            Optional.of(bench),
            _ -> {});
    workbench.messages().languageProperty().set(Language.EN);
    scene = new Scene(workbench.shell(), 1280, 720);
    workbench.theme().dress(scene);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1280);
    stage.setHeight(720);
    stage.setScene(scene);
    stage.show();
  }

  private ListedLesson listed(String slug) {
    var title = new LessonHead.Title(slug, "short " + slug);
    var head = new LessonHead(slug, 1, 1, Map.of(Language.EN, title, Language.ZH, title));
    return new ListedLesson(
        slug,
        head,
        () -> {
          read.add(slug);
          return bench.read(slug).join();
        });
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(workbench::close);
  }

  @Tag("slow")
  @Test
  void aTextIsSetAnewWhereTheReaderIsAndNothingElseChanges(FxRobot robot) {
    robot.interact(workbench::warmUp);
    robot.clickOn("One second");
    var demo = subject().demo();
    robot.push(KeyCode.F5);
    await().until(() -> finished() != null);
    robot.interact(() -> page().setVvalue(0.5));
    double place = top();
    var run = finished();

    write("words/lesson.en.md", TEXT.replace("title: Words", "title: Other words"));
    await().until(() -> shows("1 · Other words"));

    assertEquals(demo, subject().demo());
    assertEquals(run, finished(), "what has run is there still");
    await().until(() -> chosen().equals("One second"));
    await().untilAsserted(() -> assertEquals(place, top(), 1));
  }

  @Test
  @Tag("slow")
  void aDemoIsCompiledAndRunAsItIsNow(FxRobot robot) {
    robot.interact(workbench::warmUp);
    write("words/Said.java", DEMO.replace("once", "twice"));
    await().until(() -> source().contains("twice"));
    robot.push(KeyCode.F5);
    await().until(() -> finished() != null);

    assertEquals("twice", Objects.requireNonNull(finished()).runs().getFirst().result());
  }

  @Tag("slow")
  @Test
  void aLessonThatIsMadeMeanwhileComesToTheList(FxRobot robot) {
    robot.interact(workbench::warmUp);
    write("more/lesson.en.md", HEAD.replace("Words", "More words").replace("order: 1", "order: 2"));
    await().until(() -> shows("More words"));
    assertTrue(shows("1 · Words"), "the one that is open stays");
    robot.interact(() -> workbench.shell().openLesson("more"));
    await().until(() -> shows("2 · More words"));
  }

  @Tag("slow")
  @Test
  void whatGoesWrongUnexpectedlyIsSaid(FxRobot robot) {
    robot.interact(bench::close);
    robot.push(KeyCode.F9);
    await().until(() -> shows(text -> text != null && text.contains("by a fault in Threadworks")));
  }

  @Test
  void whatDoesNotCompileIsSaidOnThePageAndRunsNoMoreUntilItIsMended(FxRobot robot) {
    robot.clickOn("One second");
    write("words/Said.java", DEMO.replace("\"once\"", "once"));
    robot.push(KeyCode.F9);
    await().until(() -> shows("words/Said.java:8:16"));
    assertFalse(workbench.lab().isVisible());
    robot.push(KeyCode.F5);
    assertFalse(workbench.lab().busy().getValue());

    write("words/Said.java", DEMO);
    robot.push(KeyCode.F9);
    await().until(() -> workbench.lab().isVisible());
    assertTrue(shows("1 · Words"));
    await().until(() -> chosen().equals("One second"));
  }

  @Test
  @Tag("slow")
  void aDemoCanComeAndGo(FxRobot robot) throws IOException {
    robot.interact(workbench::warmUp);
    write("words/More.java", DEMO.replace("class Said", "class More"));
    write("words/lesson.en.md", TEXT + "\n```demo More\n```\n");
    await().until(() -> demos().equals(List.of("Said", "More")));
    assertEquals("Said", subject().demo().name());
    robot.interact(() -> demoChoice().setValue("More"));

    write("words/lesson.en.md", TEXT + "\n```demo More\nword: more\n```\n");
    await().until(() -> subject().label("word").equals("more"));
    assertEquals("More", subject().demo().name(), "the one that was in the lab");

    write("words/lesson.en.md", TEXT);
    Files.delete(folder.resolve("words/More.java"));
    await().until(() -> demos().equals(List.of("Said")));
    assertEquals("Said", subject().demo().name());
  }

  @Tag("slow")
  @Test
  void onlyTheLessonThatIsOpenIsReadForTheFirstPicture(FxRobot robot) {
    assertEquals(List.of("words"), read);
    assertEquals(0, scene.getRoot().lookupAll(".rail .broken").size());
    assertTrue(shows("short broken"), "its head is known");

    robot.interact(workbench::warmUp);

    await().until(() -> scene.getRoot().lookupAll(".rail .broken").size() == 1);
    assertEquals(List.of("words", "broken"), read);
    assertTrue(shows("short broken"), "it keeps its place");
    robot.clickOn("short broken");
    assertTrue(shows("broken/lesson.en.md:7"));
    assertEquals(2, read.size(), "once each");
  }

  @Test
  @Tag("slow")
  void withoutSourcesItSaysThatThereIsNothingToReadAgain(FxRobot robot) {
    var settings = Settings.none();
    var fault = new Fault("words/lesson.en.md", 1, 0, Sentence.of("fault.head"));
    var lesson = SampleLessons.listed(new LessonEntry.Broken("words", fault));
    robot.interact(
        () -> {
          var shell =
              new Shell(
                  settings,
                  workbench.messages(),
                  workbench.theme(),
                  List.of(lesson),
                  Optional.empty(),
                  workbench.lab(),
                  workbench.findings(),
                  _ -> {});
          scene.setRoot(shell);
        });
    robot.push(KeyCode.F9);
    assertTrue(shows(workbench.messages().get("notice.built")));
    robot.push(KeyCode.F9);
    assertEquals(1, settings.notices().size(), "once is enough");
  }

  private void write(String file, String text) {
    try {
      var path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Subject subject() {
    return Objects.requireNonNull(workbench.lab().subjectProperty().get());
  }

  private String source() {
    return subject().demo().sources().getFirst().text();
  }

  /** The latest run, once it is over. */
  private @Nullable RunSnapshot finished() {
    var latest = workbench.findings().latestProperty().get();
    return latest != null && latest.finished() ? latest : null;
  }

  @SuppressWarnings("unchecked")
  private ComboBox<String> demoChoice() {
    return (ComboBox<String>) Objects.requireNonNull(scene.lookup("#demos"));
  }

  private List<String> demos() {
    return List.copyOf(demoChoice().getItems());
  }

  private ScrollPane page() {
    return (ScrollPane) Objects.requireNonNull(scene.lookup(".page"));
  }

  /** How much of the page is above what can be seen. */
  private double top() {
    var height = page().getContent().getLayoutBounds().getHeight();
    return page().getVvalue() * (height - page().getViewportBounds().getHeight());
  }

  private String chosen() {
    return scene.getRoot().lookupAll(".radio-button").stream()
        .map(RadioButton.class::cast)
        .filter(RadioButton::isSelected)
        .map(RadioButton::getText)
        .findFirst()
        .orElse("");
  }

  private boolean shows(String text) {
    return shows(text::equals);
  }

  private boolean shows(Predicate<String> text) {
    var waiting = new ArrayList<Node>(List.of(scene.getRoot()));
    while (!waiting.isEmpty()) {
      var node = waiting.removeLast();
      if (node.isVisible()) {
        if (node instanceof Labeled labeled && text.test(labeled.getText())) {
          return true;
        }
        if (node instanceof Parent parent) {
          waiting.addAll(parent.getChildrenUnmodifiable());
        }
      }
    }
    return false;
  }
}
