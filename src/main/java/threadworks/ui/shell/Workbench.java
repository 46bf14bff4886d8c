package threadworks.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import threadworks.lesson.ListedLesson;
import threadworks.session.Engine;
import threadworks.session.LessonBench;
import threadworks.session.Runner;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabPane;
import threadworks.ui.lab.Mode;
import threadworks.ui.lab.explore.ExploreMode;
import threadworks.ui.lab.model.ProgramChoice;
import threadworks.ui.lab.run.RunMode;
import threadworks.ui.lab.step.StepMode;
import threadworks.ui.theme.Theme;

/**
 * All parts of one window, each made once and handed to those that need it. It is wired here and
 * nowhere else.
 *
 * @param messages the texts
 * @param theme the colours
 * @param lab what the shell has on its right
 * @param findings what the lab has found out
 * @param shell the content of the window
 * @param runner where demos run
 * @param engine where they are stepped and explored
 * @param sources where lessons are read again
 */
public record Workbench(
    Messages messages,
    Theme theme,
    LabPane lab,
    Findings findings,
    Shell shell,
    Runner runner,
    Engine engine,
    Optional<LessonBench> sources)
    implements AutoCloseable {
  /**
   * Makes everything; on the JavaFX thread.
   *
   * @param runner where demos run; closed with the window
   * @param engine where they are stepped and explored; closed with the window
   * @param settings what was chosen before
   * @param lessons at least one
   * @param sources where lessons are read again, closed with the window; empty where there is
   *     nothing to edit
   * @param openLink opens a web address in the user's browser
   */
  public static Workbench open(
      Runner runner,
      Engine engine,
      Settings settings,
      List<ListedLesson> lessons,
      Optional<LessonBench> sources,
      Consumer<String> openLink) {
    var messages = new Messages(settings.language());
    var theme = new Theme(settings.dark());
    var findings = new Findings();
    var choice = new ProgramChoice();
    var modes =
        List.<Mode>of(
            new RunMode(messages, theme, runner::start, runner.twins(), findings, settings),
            new StepMode(messages, theme, engine, choice, findings),
            new ExploreMode(
                messages,
                theme,
                engine,
                request -> runner.repeat(request, ExploreMode.RUN_SECONDS),
                choice,
                findings));
    var lab = new LabPane(messages, theme, modes);
    var shell = new Shell(settings, messages, theme, lessons, sources, lab, findings, openLink);
    return new Workbench(messages, theme, lab, findings, shell, runner, engine, sources);
  }

  /** Does what the first picture does not wait for; it would take a core from it. */
  public void warmUp() {
    runner.warmUp();
    engine.warmUp();
    shell.readRest();
  }

  /** Remembers how the window was left, and ends what runs, and its processes. */
  @Override
  public void close() {
    shell.remember();
    sources.ifPresent(LessonBench::close);
    runner.close();
    engine.close();
  }
}
