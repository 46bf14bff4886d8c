package threadworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the real launcher in a project that holds only what it looks at, with a JDK whose {@code
 * java} prints its arguments, one a line, or makes empty archives, and a build that only makes the
 * jar.
 */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

  @TempDir private Path temp;
  private Path home;
  private Path jar;
  private Path cache;

  @BeforeEach
  void makeProject() throws IOException {
    home = temp.resolve("a project");
    jar = home.resolve("target/threadworks.jar");
    cache = temp.resolve("cache");
    Files.createDirectories(home.resolve(".mvn"));
    copy("threadworks");
    copy(".mvn/find-jdk");
    for (var source : List.of("src/main/Main.java", "lessons/a/lesson.en.md", "assets/a.css")) {
      Files.createDirectories(home.resolve(source).getParent());
      age(Files.writeString(home.resolve(source), source));
    }
    age(Files.writeString(home.resolve("pom.xml"), "<project/>"));
    try (var files = Files.walk(home)) {
      for (var folder : files.filter(Files::isDirectory).toList()) {
        age(folder);
      }
    }
    // As Maven does, it leaves a jar that is already there as it is.
    script(home.resolve("mvnw"), "mkdir -p target/lib; : >>target/threadworks.jar");
    makeJdk(25);
  }

  @Test
  void buildsTheFirstTimeThenStartsAtOnce() throws Exception {
    var first = launch();
    var second = launch();

    assertEquals(0, first.exit, first.err);
    assertEquals(
        List.of("Building", "Preparing"),
        first.err.lines().map(line -> line.substring(0, line.indexOf(' '))).toList());
    assertTrue(first.out.contains("threadworks.Main"), first.out);
    assertEquals("", second.err);
    assertEquals(first.out, second.out);
  }

  @Test
  void buildsAgainWhenASourceIsNewerThanTheBuild() throws Exception {
    launch();
    age(jar, 60);
    for (var source : List.of("src/main/Main.java", "lessons/a/lesson.en.md", "pom.xml")) {
      age(jar, 60);
      Files.setLastModifiedTime(
          home.resolve(source), FileTime.from(Instant.now().minusSeconds(30)));

      assertTrue(launch().err.startsWith("Building "), source);
      assertEquals("", launch().err, source);
      age(home.resolve(source));
    }
  }

  @Test
  void buildsAgainWhenASourceWasDeleted() throws Exception {
    launch();
    age(jar, 60);
    Files.delete(home.resolve("lessons/a/lesson.en.md"));

    assertTrue(launch().err.startsWith("Building "));
  }

  @Test
  void showsTheErrorsOfABuildThatFails() throws Exception {
    script(
        home.resolve("mvnw"),
        "echo '[INFO] noise'; echo '[ERROR] there is no such plugin: [1]'; exit 1");

    var run = launch();

    assertEquals(1, run.exit);
    assertTrue(run.err.contains("there is no such plugin: [1]"), run.err);
    assertFalse(run.err.contains("noise"), run.err);
    assertEquals("", run.out);
  }

  @Test
  void saysOnceAndNoMoreWhatTheCompilerObjectsTo() throws Exception {
    script(
        home.resolve("mvnw"),
        """
        echo '[WARNING] /a place/Main.java:[2,1] found raw type: java.util.List'
        echo '  missing type arguments for generic class java.util.List<E>'
        echo '[ERROR] COMPILATION ERROR :'
        echo '[ERROR] /a place/Main.java:[3,14] cannot find symbol'
        echo '  symbol:   class Foo'
        echo '  location: class Main'
        echo '[ERROR] /a place/Main.java:[14,1] class expected'
        echo '[ERROR] Failed to execute goal: Compilation failure'
        echo '[ERROR] /a place/Main.java:[3,14] cannot find symbol'
        echo '[ERROR]   symbol:   class Foo'
        echo '[ERROR]   location: class Main'
        echo '[ERROR] /a place/Main.java:[14,1] class expected'
        exit 1\
        """);

    var run = launch();

    assertEquals(1, run.exit);
    assertEquals(
        List.of(
            "/a place/Main.java:2: found raw type: java.util.List",
            "/a place/Main.java:3: cannot find symbol: class Foo",
            "/a place/Main.java:14: class expected"),
        run.err.lines().filter(line -> !line.contains("Threadworks")).toList());
  }

  @Test
  void keepsTheLastGoodBuildWhenAnotherFails() throws Exception {
    launch();
    var library = Files.createFile(home.resolve("target/lib/a.jar"));
    age(jar, 60);
    age(home.resolve("pom.xml"), 30);
    script(home.resolve("mvnw"), "exit 1");

    assertEquals(1, launch().exit);
    assertTrue(Files.exists(jar) && Files.exists(library));
  }

  @Test
  void saysInOneSentenceThatThereIsNoJdk() throws Exception {
    var script = home.resolve(".mvn/find-jdk");
    // No machine has this one, wherever it keeps its JDKs.
    Files.writeString(script, Files.readString(script).replace("wanted=25", "wanted=2500"));

    var run = launch();

    assertEquals(2, run.exit);
    assertEquals(1, run.err.lines().count(), run.err);
    assertTrue(run.err.contains("JDK 2500 or newer") && run.err.contains("install"), run.err);
  }

  @Test
  void passesOverAJdkThatIsTooOld() throws Exception {
    makeJdk(24);

    var run = run(List.of("sh", home.resolve(".mvn/find-jdk").toString()), temp);

    assertFalse(run.out.startsWith(temp.toString()), run.out);
  }

  @Test
  void worksFromAnotherFolderThroughLinks() throws Exception {
    var bin = Files.createDirectories(temp.resolve("my bin"));
    var link = Files.createSymbolicLink(bin.resolve("one"), Path.of("../a project/threadworks"));
    var linked = Files.createSymbolicLink(bin.resolve("two"), link);

    var run = run(List.of("sh", linked.toString(), "run", "a lesson", "-p", "n=1"), bin);

    assertEquals(0, run.exit, run.err);
    assertEquals(
        List.of("run", "a lesson", "-p", "n=1"),
        run.out.lines().toList().reversed().subList(0, 4).reversed());
    assertTrue(run.out.lines().anyMatch(jar.toRealPath().toString()::equals), run.out);
  }

  @Test
  void startsFromTheArchivesOfThisBuildAndThisJdk() throws Exception {
    var first = launch();
    var second = launch();

    var archives = archives().getFirst();
    assertTrue(first.err.contains("Preparing "), first.err);
    for (var run : List.of(first, second)) {
      assertTrue(run.out.contains("-XX:AOTCache=" + archives.resolve("window.aot")), run.out);
      assertTrue(
          run.out.contains("-Dthreadworks.host.archive=" + archives.resolve("host.aot")), run.out);
      assertTrue(
          run.out.contains("-Dthreadworks.worker.archive=" + archives.resolve("worker.aot")),
          run.out);
      assertTrue(
          run.out.contains(
              "-Dthreadworks.demoworker.archive=" + archives.resolve("demoworker.aot")),
          run.out);
    }
  }

  @Test
  void makesThemAnewForAnotherBuildOrJdk() throws Exception {
    launch();
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
    assertTrue(launch().err.startsWith("Preparing "));
    makeJdk(26);
    assertTrue(launch().err.startsWith("Preparing "));

    assertEquals(3, archives().size());
    assertEquals(
        1,
        archives().stream().map(Path::getParent).distinct().count(),
        "old ones are found beside new ones");
  }

  @Test
  void startsWithoutArchivesThatCannotBeMade() throws Exception {
    Files.writeString(cache, "a file where the folder should be");

    var run = launch();

    assertEquals(0, run.exit, run.err);
    assertTrue(run.out.contains("threadworks.Main"), run.out);
    assertFalse(run.out.contains(".aot"), run.out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX"})
  void pathsAreReadInAnyScriptWhateverTheLocale(String locale) throws Exception {
    launch();
    script(temp.resolve("jdk/bin/java"), "locale charmap");

    var run =
        run(List.of("env", "LC_ALL=" + locale, "sh", home.resolve("threadworks").toString()), home);

    assertEquals("UTF-8", run.out.strip(), run.err);
  }

  /** The folders of archives that were made. */
  private List<Path> archives() throws IOException {
    try (var files = Files.walk(cache)) {
      return files.filter(file -> file.endsWith("window.aot")).map(Path::getParent).toList();
    }
  }

  private Run launch() throws IOException, InterruptedException {
    return run(List.of("sh", home.resolve("threadworks").toString()), home);
  }

  private Run run(List<String> command, Path folder) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    var out = temp.resolve("out");
    var err = temp.resolve("err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME", temp.resolve("jdk").toString(),
                "HOME", temp.toString(),
                "XDG_CACHE_HOME", cache.toString()));
    int exit = builder.start().waitFor();
    return new Run(exit, Files.readString(out), Files.readString(err));
  }

  private void makeJdk(int version) throws IOException {
    var bin = Files.createDirectories(temp.resolve("jdk/bin"));
    Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
    script(bin.resolve("javac"), "exit 1");
    script(
        bin.resolve("java"),
        """
        for argument in "$@"; do
            case $argument in -Dthreadworks.prepare=*)
                folder=${argument#*=}
                mkdir -p "$folder" || exit 1
                touch "$folder/window.aot" "$folder/host.aot"
                touch "$folder/worker.aot" "$folder/demoworker.aot"
                exit 0 ;;
            esac
        done
        printf '%s\\n' "$@"
        """);
  }

  private void copy(String file) throws IOException {
    Files.copy(Path.of(file), home.resolve(file));
  }

  private static void script(Path file, String body) throws IOException {
    Files.write(file, List.of("#!/bin/sh", body));
    assertTrue(file.toFile().setExecutable(true));
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  private static void age(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  private record Run(int exit, String out, String err) {}
}
