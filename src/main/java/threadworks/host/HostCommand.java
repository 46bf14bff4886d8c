package threadworks.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a host.
 *
 * <p>Both compilers stay on, in hosts and in their workers alike: compute-bound variants are
 * compared with each other, and a worker that may use C1 only would lose to a thread for a reason
 * that has nothing to do with processes. The serial collector keeps a small heap on few threads; a
 * demo that needs more than the heap is to meet an OutOfMemoryError, not the machine's swap.
 */
final class HostCommand {
  /** The system property that names an AOT cache for hosts to start from. */
  static final String ARCHIVE = "threadworks.host.archive";

  private static final Path NICE = Path.of("/usr/bin/nice");

  private HostCommand() {}

  /**
   * The command that gives way to others a little. Beside workers that start, the window would else
   * show a picture now and then; on a machine that has a core to spare it changes nothing.
   */
  static List<String> givingWay() {
    var command = new ArrayList<String>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "5"));
    }
    command.addAll(command());
    return command;
  }

  static List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            // Standard output is for frames: what the JVM has to warn of goes elsewhere.
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-XX:-UsePerfData",
            "-Xms64m",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED"));
    var archive = System.getProperty(ARCHIVE);
    if (archive != null && Files.exists(Path.of(archive))) {
      command.addAll(List.of("-XX:AOTCache=" + archive, "-Xlog:aot=off"));
    }
    for (var name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("threadworks.")) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), DemoHost.class.getName()));
    return command;
  }
}
