package threadworks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import threadworks.host.Archives;

/** What happens once the window shows: the time it took is told, the next start is made faster. */
final class Start {
  /** The system property that turns a start into a rehearsal for an archive. */
  static final String REHEARSAL = "threadworks.rehearsal";

  /**
   * The system property that asks how long the start took: the moment it began, in milliseconds
   * since 1970.
   */
  private static final String BEGAN = "threadworks.began";

  private Start() {}

  static void shown() {
    var began = Long.getLong(BEGAN);
    if (began != null) {
      System.err.println("First frame after " + (System.currentTimeMillis() - began) + " ms.");
    }
    var folder = System.getProperty(Archives.FOLDER);
    if (folder != null) {
      Archives.of(Path.of(folder), window()).makeMissing();
    }
  }

  /** This very JVM's command, but as a rehearsal. */
  private static List<String> window() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-D" + REHEARSAL + "=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }
}
