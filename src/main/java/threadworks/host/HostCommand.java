package threadworks.host;

import java.nio.file.Files;
import java.nio.file.Path;
import threadworks.multiprocessing.JavaCommand;

/**
 * The command that starts a host.
 *
 * <p>Both compilers stay on, in hosts and in their workers alike: compute-bound variants are
 * compared with each other, and a worker that may use C1 only would lose to a thread for a reason
 * that has nothing to do with processes. The serial collector keeps a small heap on few threads; a
 * demo that needs more than the heap is to meet an OutOfMemoryError, not the machine's swap.
 *
 * <p>Preview features are there for all lessons, so that one warm host serves any: those that do
 * not ask for them are compiled without, and find no difference. A host's workers take them over.
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
  static JavaCommand givingWay() {
    var command = command();
    return Files.isExecutable(NICE) ? command.through(NICE.toString(), "-n", "5") : command;
  }

  static JavaCommand command() {
    return JavaCommand.child(DemoHost.class)
        .options("-Xms64m", "-Xmx512m", "--enable-preview", VirtualThreads.ACCESS)
        .archive(ARCHIVE);
  }
}
