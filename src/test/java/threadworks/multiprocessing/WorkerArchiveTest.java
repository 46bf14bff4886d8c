package threadworks.multiprocessing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import threadworks.wording.Sentence;

/** The archive that workers start from, made of jars by a JVM of its own. */
@Timeout(240)
@ExtendWith(Leftovers.class)
final class WorkerArchiveTest {
  @TempDir private Path temp;

  /** A program that makes the archive and then has a worker start from it. */
  static final class Owner {
    private Owner() {}

    static void main(String[] args) throws Exception {
      var archive = Path.of(args[0]);
      WorkerArchive.make(archive);
      System.setProperty(WorkerArchive.PROPERTY, archive.toString());
      try (var pool = new ProcessPool(1)) {
        System.out.println(pool.apply(x -> x + 1, 41) + " from " + Files.size(archive));
      }
    }
  }

  @Tag("slow")
  @Test
  void workersStartFromIt() throws Exception {
    var jar = jar();
    var archive = temp.resolve("worker.aot");
    var owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar.toString(),
                Owner.class.getName(),
                archive.toString())
            .redirectErrorStream(true)
            .start();
    try {
      var said = new String(owner.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertEquals(0, owner.waitFor(), said);
      assertTrue(said.endsWith("42 from " + Files.size(archive)), said);
    } finally {
      owner.destroyForcibly();
    }
  }

  /** The classes of this package and of what it knows, because an archive is for jars alone. */
  private Path jar() throws IOException {
    var jar = temp.resolve("program.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var root : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        for (var known : List.of(WorkerArchive.class, Sentence.class)) {
          var name = known.getPackageName().replace('.', '/');
          var folder = Path.of(root, name);
          if (Files.isDirectory(folder)) {
            add(folder, name, out);
          }
        }
      }
    }
    return jar;
  }

  private static void add(Path folder, String name, JarOutputStream out) throws IOException {
    List<Path> classes;
    try (var files = Files.list(folder)) {
      classes = files.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (var file : classes) {
      if (!file.endsWith("package-info.class")) {
        out.putNextEntry(new JarEntry(name + "/" + file.getFileName()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
