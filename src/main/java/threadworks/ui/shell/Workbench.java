package threadworks.ui.shell;

import java.util.List;
import java.util.function.Consumer;
import threadworks.host.Hosts;
import threadworks.lesson.LessonEntry;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.LabPane;
import threadworks.ui.theme.Theme;

/**
 * All parts of one window, each made once and handed to those that need it. It is wired here and
 * nowhere else.
 *
 * @param messages the texts
 * @param theme the colours
 * @param lab what the shell has on its right
 * @param shell the content of the window
 * @param hosts where demos run
 */
public record Workbench(Messages messages, Theme theme, Lab lab, Shell shell, Hosts hosts)
    implements AutoCloseable {
  /**
   * Makes everything; on the JavaFX thread.
   *
   * @param hosts where demos run; closed with the window
   * @param settings what was chosen before
   * @param entries the lessons, at least one
   * @param openLink opens a web address in the user's browser
   */
  public static Workbench open(
      Hosts hosts, Settings settings, List<LessonEntry> entries, Consumer<String> openLink) {
    var messages = new Messages(settings.language());
    var theme = new Theme(settings.dark());
    var lab = new PaneLab(new LabPane(messages, theme, hosts));
    var shell = new Shell(settings, messages, theme, entries, lab, openLink);
    return new Workbench(messages, theme, lab, shell, hosts);
  }

  /** Remembers how the window was left, and ends what runs, and its processes. */
  @Override
  public void close() {
    shell.remember();
    hosts.close();
  }
}
