package threadworks.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.WeakListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.lab.run.FakeRuns;
import threadworks.ui.lab.run.FakeTwins;
import threadworks.ui.lab.run.RunMode;
import threadworks.ui.theme.Theme;
import threadworks.wording.Language;

/** Pages opened and left leave nothing behind. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class LeakTest {
  private static final long TOLERANCE = 3_000_000;

  @TempDir Path folder;
  private Messages messages;
  private Findings findings;
  private LabPane lab;
  private Shell shell;
  private Scene scene;

  @Start
  void start(Stage stage) {
    messages = new Messages(Language.EN);
    findings = new Findings();
    var theme = new Theme(false);
    lab =
        new LabPane(
            messages,
            theme,
            List.of(
                new RunMode(
                    messages, theme, new FakeRuns(), new FakeTwins(), findings, Settings.none())));
    shell =
        new Shell(
            Settings.load(Folders.in(folder)),
            messages,
            theme,
            SampleLessons.all(),
            Optional.empty(),
            lab,
            findings,
            _ -> {});
    scene = new Scene(shell, 1280, 720);
    theme.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Tag("slow")
  @Test
  void pagesLeaveNeitherMemoryNorListeners(FxRobot robot) {
    check(robot, 6, 12);
  }

  @Test
  @Tag("slow")
  void norDoAHundred(FxRobot robot) {
    check(robot, 20, 100);
  }

  private void check(FxRobot robot, int before, int times) {
    var pages = new ArrayList<WeakReference<Node>>();
    turn(robot, before, pages);
    awaitGone(pages);
    int listeners = listeners();
    long heap = heap();

    pages.clear();
    turn(robot, times, pages);
    awaitGone(pages);
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              int now = listeners();
              assertTrue(
                  now <= listeners,
                  "listeners of the language and of what is in the lab: " + listeners + ", " + now);
            });
    // What others clear after a collection is free after the next.
    Awaitility.await()
        .untilAsserted(
            () -> {
              long grown = heap() - heap;
              assertTrue(grown < TOLERANCE, "the heap has grown by " + grown + " bytes");
            });
  }

  /** Opens one page after another, each drawn, and ends on the one it began with. */
  private void turn(FxRobot robot, int times, List<WeakReference<Node>> pages) {
    for (int i = 1; i <= times; i++) {
      var slug = i % 2 == 0 ? "processes" : "threads";
      boolean last = i == times;
      robot.interact(
          () -> {
            shell.openLesson(slug);
            if (!last) {
              pages.add(new WeakReference<>(Objects.requireNonNull(scene.lookup(".page"))));
            }
          });
    }
    assertTrue(pages.size() >= times - 1);
  }

  private static void awaitGone(List<WeakReference<Node>> pages) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              System.gc();
              return pages.stream().allMatch(page -> page.get() == null);
            });
  }

  private static long heap() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private int listeners() {
    return listeners(messages.languageProperty()) + listeners(lab.subjectProperty());
  }

  /**
   * The listeners of a property that are still somebody's; JavaFX tells nobody, so by reflection.
   */
  private static int listeners(Object property) {
    try {
      var field = helper(property.getClass());
      field.setAccessible(true);
      var helper = field.get(property);
      return helper == null ? 0 : alive(helper, "invalidation") + alive(helper, "change");
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("JavaFX keeps its listeners otherwise now", e);
    }
  }

  private static Field helper(Class<?> property) throws NoSuchFieldException {
    for (Class<?> type = property; type != null; type = type.getSuperclass()) {
      for (var field : type.getDeclaredFields()) {
        if (field.getName().equals("helper")) {
          return field;
        }
      }
    }
    throw new NoSuchFieldException(property + " has no helper");
  }

  private static int alive(Object helper, String kind) throws ReflectiveOperationException {
    for (var field : helper.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      if (field.getName().equals("listener")
          && field.getType().getSimpleName().toLowerCase(java.util.Locale.ROOT).startsWith(kind)) {
        return 1;
      }
      if (field.getName().equals(kind + "Listeners")) {
        var all = (@Nullable Object @Nullable []) field.get(helper);
        return all == null
            ? 0
            : (int)
                Arrays.stream(all)
                    .filter(Objects::nonNull)
                    .filter(
                        one -> !(one instanceof WeakListener weak && weak.wasGarbageCollected()))
                    .count();
      }
    }
    return 0;
  }
}
