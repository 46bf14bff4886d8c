package threadworks.multiprocessing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The command that starts a child JVM: small, quick to start, on the owner's class path.
 *
 * @param heap the most its heap may take, as in {@code -Xmx}
 */
record WorkerCommand(String heap) {
  /** The system property that names an AOT cache (JEP 483) for workers to start from. */
  static final String ARCHIVE = "threadworks.worker.archive";

  List<String> words(Class<?> main) {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-XX:+UseSerialGC",
            // Standard output wakes the owner: what the JVM has to warn of goes elsewhere.
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            // No file under /tmp for each worker.
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            // Room for what short-lived tasks allocate: a quarter of the collector's work. It is
            // memory only once it is used.
            "-Xms40m",
            "-XX:NewSize=32m",
            "-Xmx" + heap,
            "-Xss1m",
            // Reflection that needs no classes spun: a third off a worker's start. Tasks that live
            // by reflection pay with slower calls.
            "-Djdk.reflect.useNativeAccessorOnly=true",
            "--enable-native-access=ALL-UNNAMED"));
    var archive = System.getProperty(ARCHIVE);
    if (archive != null && Files.exists(Path.of(archive))) {
      words.addAll(List.of("-XX:AOTCache=" + archive, "-Xlog:aot=off"));
    }
    for (var name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
      if (name.startsWith("threadworks.")) {
        words.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(main.getName());
    return words;
  }
}
