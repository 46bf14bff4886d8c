package threadworks.multiprocessing;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a worker's JVM is started: small, and quick to start.
 *
 * @param heap the most its heap may take, as in {@code -Xmx}
 * @param recording the archive that the child writes at its end, or null for none
 */
record WorkerCommand(String heap, @Nullable Path recording) {
  private static final String HEAP = "threadworks.worker.heap";

  /** A child whose heap may take as much. */
  WorkerCommand(String heap) {
    this(heap, null);
  }

  /** The command for a pool's workers. */
  static WorkerCommand ofPool() {
    return new WorkerCommand(System.getProperty(HEAP, "512m"));
  }

  /** The same for a worker that writes an archive. */
  WorkerCommand recordingTo(Path archive) {
    return new WorkerCommand(heap, archive);
  }

  /** The command for one with that main class. */
  JavaCommand of(Class<?> main) {
    var command =
        JavaCommand.child(main)
            .options(
                "-XX:+ExitOnOutOfMemoryError",
                // Room for what short-lived tasks allocate: a quarter of the collector's work. It
                // is
                // memory only once it is used.
                "-Xms40m",
                "-XX:NewSize=32m",
                "-Xmx" + heap,
                "-Xss1m",
                // Reflection that needs no classes spun: a third off a worker's start. Tasks that
                // live
                // by reflection pay with slower calls.
                "-Djdk.reflect.useNativeAccessorOnly=true",
                // The classes that the JVM brings along, or our archive, lie at the same place in
                // each
                // worker, so that they share its memory: 5 MB less for each.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0")
            .options(OwnersOptions.INHERITED.toArray(String[]::new));
    return recording == null
        ? command.archive(WorkerArchive.PROPERTY)
        : command.recordingTo(recording);
  }

  /** Apart, because it takes the JDK some ten milliseconds to tell them; they stay the same. */
  private static final class OwnersOptions {
    /** What says how the program's own classes behave, not how much memory they take. */
    private static final List<String> PREFIXES =
        List.of(
            "-ea",
            "-da",
            "-esa",
            "-dsa",
            "-enable",
            "-disable",
            "--enable-preview",
            "--add-opens=",
            "--add-exports=",
            "--add-reads=",
            "--add-modules=",
            "-D");

    /** What is said for a worker in another way, or would have it listen where its owner does. */
    private static final List<String> NOT =
        List.of("-Dthreadworks.", "-Djava.class.path=", "-Dcom.sun.management.");

    static final List<String> INHERITED =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> PREFIXES.stream().anyMatch(option::startsWith))
            .filter(option -> NOT.stream().noneMatch(option::startsWith))
            .toList();
  }
}
