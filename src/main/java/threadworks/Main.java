package threadworks;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import threadworks.cli.Cli;
import threadworks.ui.shell.App;
import threadworks.ui.tour.Tour;

/** The program's entry: no arguments open the window, any other call is the command line's. */
public final class Main {
  /** Held, because the log manager forgets a logger's level with the logger. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Main() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    // JavaFX warns of being on the class path, where it works and where its archives do.
    JAVAFX.setLevel(Level.SEVERE);
    if (Boolean.getBoolean(Start.REHEARSAL)) {
      Tour.rehearse();
      System.exit(Cli.DONE);
    }
    System.exit(arguments.length == 0 ? window() : Cli.run(Tour::take, arguments));
  }

  private static int window() {
    var display = Display.find();
    switch (display) {
      case NONE -> {
        System.out.println(display.sentence);
        return Cli.run(Tour::take, "tour");
      }
      case NO_GTK -> {
        System.err.println(display.sentence);
        return Cli.USAGE;
      }
      case READY -> {}
    }
    try {
      App.open(Start::shown);
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
}
