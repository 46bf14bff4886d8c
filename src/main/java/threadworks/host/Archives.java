package threadworks.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the archives of loaded classes (JEP 483 and 514) that each kind of JVM starts from the next
 * time. Each kind is started once more for it, at the lowest priority and one after another, and
 * does nothing but warm up; what it has loaded by then is what the archive holds.
 *
 * <p>The folder is the launcher's choice, one for each build and JDK, so an archive in it fits or
 * does not exist. A half-made one has another name until it is whole.
 */
public final class Archives implements AutoCloseable {
  /** The system property that names the folder; without it no archives are made or used. */
  public static final String FOLDER = "threadworks.archives";

  private static final String SUFFIX = ".aot";

  /** The first seconds belong to the window and its first host. */
  private static final Duration HEAD_START = Duration.ofSeconds(3);

  private static final Duration WRITING = Duration.ofMinutes(2);
  private static final Path NICE = Path.of("/usr/bin/nice");

  /**
   * A kind of JVM.
   *
   * @param name what its archive is called, without {@code .aot}
   * @param command how it is started: the path of {@code java}, then its arguments. It has to end
   *     when its standard input does, if not before
   * @param warming waits until it has loaded what it needs
   */
  record Kind(String name, List<String> command, Warming warming) {}

  /** Waits until a process is warm. */
  interface Warming {
    void await(Process process) throws IOException, InterruptedException;
  }

  private final Path folder;
  private final List<Kind> kinds;
  private volatile @Nullable Process child;
  private boolean closed;

  /**
   * The archives of the window and of the hosts.
   *
   * @param folder where they are; made when missing
   * @param window how the window's JVM is started to rehearse: the path of {@code java}, then its
   *     arguments. It has to end by itself, and when its standard input does
   */
  public static Archives of(Path folder, List<String> window) {
    return new Archives(
        folder,
        List.of(
            new Kind("window", window, Process::waitFor),
            new Kind("host", HostCommand.command(), Archives::awaitReady)));
  }

  Archives(Path folder, List<Kind> kinds) {
    this.folder = folder.toAbsolutePath();
    this.kinds = kinds;
  }

  /** Makes those that are missing, a little later and in the background; returns at once. */
  public void makeMissing() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    Thread.ofPlatform()
        .daemon()
        .name("archives")
        .start(
            () -> {
              try {
                Thread.sleep(HEAD_START);
                make();
              } catch (IOException | InterruptedException e) {
                // Starts are slower without archives and go on as before; next time tries again.
              }
            });
  }

  /** Makes those that are missing and deletes what other builds and JDKs left beside. */
  void make() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    delete(folder.resolveSibling(""), other -> !other.equals(folder));
    deleteUnfinished();
    for (var kind : kinds) {
      var archive = folder.resolve(kind.name() + SUFFIX);
      if (!Files.exists(archive)) {
        make(archive, kind);
      }
    }
  }

  /** Ends what is being made; nothing of it stays behind. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    var making = child;
    if (making != null && making.isAlive()) {
      kill(making);
      deleteUnfinished();
    }
  }

  private void make(Path archive, Kind kind) throws IOException, InterruptedException {
    var unfinished = folder.resolve(archive.getFileName() + "." + ProcessHandle.current().pid());
    var recorder = start(recording(kind.command(), unfinished));
    if (recorder == null) {
      return;
    }
    kind.warming().await(recorder);
    recorder.getOutputStream().close();
    if (!recorder.waitFor(WRITING.toMillis(), TimeUnit.MILLISECONDS)) {
      kill(recorder);
    } else if (recorder.exitValue() == 0 && Files.exists(unfinished)) {
      Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
    }
    deleteUnfinished();
  }

  private synchronized @Nullable Process start(List<String> command) throws IOException {
    if (closed) {
      return null;
    }
    var builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var started = builder.start();
    child = started;
    return started;
  }

  /** The command that does the same and, at its end, writes down what it loaded. */
  static List<String> recording(List<String> command, Path archive) {
    var recording = new ArrayList<String>();
    if (Files.isExecutable(NICE)) {
      recording.addAll(List.of(NICE.toString(), "-n", "19"));
    }
    recording.add(command.getFirst());
    recording.add("-XX:AOTCacheOutput=" + archive);
    command.stream()
        .skip(1)
        .filter(argument -> !argument.startsWith("-XX:AOTCache="))
        .filter(argument -> !argument.startsWith("-XX:SharedArchiveFile="))
        .forEach(recording::add);
    return recording;
  }

  /** A host says when it is warm. */
  private static void awaitReady(Process host) throws IOException {
    Frame frame;
    do {
      frame = FrameCodec.read(host.getInputStream());
    } while (frame != null && !(frame instanceof Frame.Ready));
  }

  private static void kill(Process process) {
    // The archive is written by a child of its own.
    try (var descendants = process.descendants()) {
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
    var _ = process.destroyForcibly();
  }

  private void deleteUnfinished() {
    delete(folder, file -> !file.toString().endsWith(SUFFIX));
  }

  private static void delete(Path parent, Predicate<Path> what) {
    try (var children = Files.list(parent)) {
      for (var doomed : children.filter(what).toList()) {
        try (var files = Files.walk(doomed)) {
          files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // Another start is deleting them too, or this system does not delete what is in use.
    }
  }
}
