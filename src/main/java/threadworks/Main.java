package threadworks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import threadworks.cli.Cli;
import threadworks.host.Archives;
import threadworks.multiprocessing.JavaCommand;
import threadworks.ui.shell.App;
import threadworks.ui.tour.Tour;
import threadworks.ui.tour.WindowBench;

/** The program's entry: no arguments open the window, any other call is the command line's. */
public final class Main {
  /** The system property that has the archives made, in the folder it names, and nothing else. */
  private static final String PREPARE = "threadworks.prepare";

  /** The system property that turns a start into a rehearsal for an archive. */
  private static final String REHEARSAL = "threadworks.rehearsal";

  /**
   * The system property that asks how long the start took: the moment it began, in milliseconds
   * since 1970.
   */
  private static final String BEGAN = "threadworks.began";

  /** Held, because the log manager forgets a logger's level with the logger. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Main() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    // JavaFX warns of being on the class path, where it works and where its archives do.
    JAVAFX.setLevel(Level.SEVERE);
    var archives = System.getProperty(PREPARE);
    if (archives != null) {
      Archives.make(
          Path.of(archives),
          JavaCommand.again(Main.class).without(PREPARE).property(REHEARSAL, true));
      System.exit(Cli.DONE);
    }
    if (Boolean.getBoolean(REHEARSAL)) {
      Tour.rehearse();
      System.exit(Cli.DONE);
    }
    System.exit(arguments.length == 0 ? window() : commandLine(arguments));
  }

  private static int commandLine(String... arguments) {
    return Cli.run(Tour::take, WindowBench::run, arguments);
  }

  private static int window() {
    var display = Display.find();
    switch (display) {
      case NONE -> {
        System.out.println(display.sentence);
        return commandLine("tour");
      }
      case NO_GTK -> {
        System.err.println(display.sentence);
        return Cli.USAGE;
      }
      case READY -> {}
    }
    try {
      App.open(Main::shown);
      return Cli.DONE;
    } catch (UnsupportedOperationException e) {
      System.err.println(
          "The display "
              + System.getenv("DISPLAY")
              + " cannot be opened: check that its X server runs and lets you in, or see"
              + " `threadworks tour`, which needs none.");
      return Cli.USAGE;
    }
  }

  private static void shown() {
    var began = Long.getLong(BEGAN);
    if (began != null) {
      System.err.println("First frame after " + (System.currentTimeMillis() - began) + " ms.");
    }
  }
}
