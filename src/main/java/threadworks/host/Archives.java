package threadworks.host;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import threadworks.host.warmup.Steps;
import threadworks.host.warmup.WarmUp;
import threadworks.lab.Site;
import threadworks.multiprocessing.Instrument;
import threadworks.multiprocessing.JavaCommand;
import threadworks.multiprocessing.ProcessPool;
import threadworks.multiprocessing.WorkerArchive;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Limits;
import threadworks.schedule.report.Schedule;
import threadworks.weave.schedule.Twins;

/**
 * Makes the archives of loaded classes (JEP 483, 514 and 515) that each kind of JVM starts from:
 * the window, the hosts, a demo's workers and plain ones. Each kind is started once for it and
 * rehearses what it is there for; what it has loaded and learnt by then is what its archive holds.
 *
 * <p>The folder is the launcher's choice, one for each build and JDK, so an archive in it fits or
 * does not exist. It appears when all is made, so that what was cut short is made again.
 */
public final class Archives {
  private static final String SUFFIX = ".aot";
  private static final String JAR = ".jar";
  private static final long PATIENCE_MINUTES = 2;

  /** As many tasks as it takes until a worker knows its way. */
  private static final int TASKS = 50;

  /** Has a kind of JVM rehearse, which then writes the archive. */
  interface Rehearsal {
    void take(Path archive) throws IOException, InterruptedException;
  }

  private Archives() {}

  /**
   * Makes all of them, which takes some ten seconds, and deletes those of other builds and JDKs
   * that lie beside. A kind that cannot rehearse gets none, and starts as it would without.
   *
   * @param folder where they will be
   * @param window how the window's JVM is started to rehearse. It has to end by itself
   * @throws IOException when the folder cannot be written
   */
  public static void make(Path folder, JavaCommand window)
      throws IOException, InterruptedException {
    weaveTwins(folder);
    make(
        folder,
        Map.of(
            "window", archive -> finish(start(window.recordingTo(archive))),
            "host", Archives::rehearseHost,
            "schedules", archive -> rehearseSchedules(archive),
            "demoworker", Archives::rehearseDemoWorker,
            "worker", WorkerArchive::make));
  }

  /**
   * Weaves the twins of this JDK's classes into the jar beside the folder: an archive of classes
   * holds only where they are found in the same place again.
   */
  private static void weaveTwins(Path folder) throws IOException {
    var jar = Path.of(folder.toAbsolutePath() + JAR);
    var unfinished = Path.of(folder.toAbsolutePath() + "." + ProcessHandle.current().pid() + JAR);
    Files.createDirectories(jar.getParent());
    Twins.write(unfinished);
    Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
    System.setProperty(ScheduleProcess.TWINS, jar.toString());
  }

  /** Makes one for each kind, by its name. */
  static void make(Path folder, Map<String, Rehearsal> kinds)
      throws IOException, InterruptedException {
    var whole = folder.toAbsolutePath();
    var unfinished =
        whole.resolveSibling(whole.getFileName() + "." + ProcessHandle.current().pid());
    Files.createDirectories(unfinished);
    try {
      for (var kind : kinds.entrySet()) {
        var archive = unfinished.resolve(kind.getKey() + SUFFIX);
        try {
          kind.getValue().take(archive);
        } catch (IOException | RuntimeException e) {
          Files.deleteIfExists(archive);
        }
      }
      deleteIn(unfinished, file -> !file.toString().endsWith(SUFFIX));
      Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      // Another start was faster.
    } finally {
      deleteIn(whole.resolveSibling(""), other -> !isOf(whole, other) && !isBeingMade(other));
    }
  }

  private static boolean isOf(Path whole, Path other) {
    return other.equals(whole) || other.equals(Path.of(whole + JAR));
  }

  private static boolean isBeingMade(Path folder) {
    var name = folder.getFileName().toString().replace(JAR, "");
    var pid = name.substring(name.lastIndexOf('.') + 1);
    return name.contains(".")
        && pid.matches("\\d{1,18}")
        && Long.parseLong(pid) != ProcessHandle.current().pid()
        && ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  /** A host warms up and says so. */
  private static void rehearseHost(Path archive) throws IOException, InterruptedException {
    var host = start(HostCommand.command().recordingTo(archive));
    Frame frame;
    do {
      frame = FrameCodec.read(host.getInputStream());
    } while (frame != null && !(frame instanceof Frame.Ready));
    finish(host);
  }

  /** A host for schedules warms up and obeys some orders. */
  private static void rehearseSchedules(Path archive) throws IOException, InterruptedException {
    var host = start(ScheduleProcess.command().recordingTo(archive));
    var in = new BufferedInputStream(host.getInputStream());
    awaitAnswer(in, "ready");
    for (var name : Steps.PROGRAMS) {
      var program =
          new ScheduleOrder.Program(List.of(), Steps.class.getName(), name, Map.of(), List.of());
      var schedule = Schedule.parse("M2A");
      for (var order :
          List.of(
              ScheduleOrder.step(program, Limits.USUAL, schedule, 0),
              ScheduleOrder.replay(program, Limits.USUAL, schedule),
              ScheduleOrder.explore(program, Limits.USUAL, Bounds.NONE.upTo(TASKS)))) {
        JsonPipe.write(host.getOutputStream(), JsonPipe.GSON.toJson(order));
        awaitAnswer(in, "done");
      }
    }
    finish(host);
  }

  private static void awaitAnswer(InputStream in, String kind) throws IOException {
    String said;
    do {
      said = JsonPipe.read(in);
    } while (said != null && !said.contains("\"kind\":\"" + kind + "\""));
  }

  /** A demo's worker does some tasks. */
  private static void rehearseDemoWorker(Path archive) throws IOException, InterruptedException {
    var order = new Frame.Run(List.of(), WarmUp.class.getName(), WarmUp.VARIANT, Map.of(), 0);
    try (var _ = Site.open()) {
      Instrument.install(
          new Instrument() {
            @Override
            public JavaCommand command(JavaCommand command) {
              return WorkerHost.command(command, order, Clock.read(), null).recordingTo(archive);
            }
          });
      try (var pool = new ProcessPool(1)) {
        var _ = pool.map(WarmUp::task, IntStream.range(0, TASKS).boxed().toList(), 1);
        // Rather than end it, have it end by itself, which is when it writes.
        pool.shutdown();
        pool.join();
      }
    } finally {
      Instrument.install(new Instrument() {});
    }
  }

  private static Process start(JavaCommand command) throws IOException {
    return command.builder().redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Tells it to end by ending its input, and waits for that. */
  static void finish(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      // The archive is written by a child of its own.
      try (var descendants = process.descendants()) {
        descendants.forEach(ProcessHandle::destroyForcibly);
      }
      var _ = process.destroyForcibly();
      throw new IOException("the rehearsal does not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException("the rehearsal ended with exit code " + process.exitValue());
    }
  }

  private static void deleteIn(Path parent, Predicate<Path> what) {
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
