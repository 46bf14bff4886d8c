package threadworks.multiprocessing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What any JVM is started with. */
@Timeout(60)
final class JavaCommandTest {
  private static final String PROPERTY = "threadworks.test.archive";

  /** Prints its properties that tests set. */
  static final class Child {
    private Child() {}

    static void main(String[] args) {
      System.out.print(
          System.getProperty("threadworks.a") + " " + System.getProperty("threadworks.b"));
    }
  }

  @Test
  void aChildHasOurPropertiesAndItsOwn() throws Exception {
    System.setProperty("threadworks.a", "一号");
    System.setProperty("threadworks.b", "no");
    try {
      var command = JavaCommand.child(Child.class).property("threadworks.b", 2);
      assertEquals("一号 2", said(command.builder().start().getInputStream()));
      assertEquals(
          "一号 null", said(command.without("threadworks.b").builder().start().getInputStream()));
    } finally {
      System.clearProperty("threadworks.a");
      System.clearProperty("threadworks.b");
    }
  }

  @Test
  void whyItDoesNotStartStaysOutOfThePipe() throws Exception {
    var child = JavaCommand.child(Child.class).options("-Xms2g", "-Xmx1g").builder().start();

    assertEquals("", said(child.getInputStream()));
    assertTrue(said(child.getErrorStream()).contains("heap size"));
    assertNotEquals(0, child.waitFor());
  }

  @Test
  void itStartsFromTheLastArchiveNamedIfThatIsThere(@TempDir Path folder) throws Exception {
    var archive = Files.createFile(folder.resolve("a.aot"));
    var command = JavaCommand.child(Child.class);
    System.setProperty(PROPERTY, archive.toString());
    try {
      assertEquals(List.of("-XX:AOTCache=" + archive), archives(command.archive(PROPERTY)));
      assertEquals(
          List.of("-XX:AOTCacheOutput=b.aot"), archives(command.recordingTo(Path.of("b.aot"))));
      Files.delete(archive);
      assertEquals(List.of(), archives(command.archive(PROPERTY)));
    } finally {
      System.clearProperty(PROPERTY);
    }
  }

  @Test
  void anArchiveThatDoesNotFitIsNotSpokenOf(@TempDir Path folder) throws Exception {
    var archive = Files.writeString(folder.resolve("a.aot"), "of another build");
    System.setProperty(PROPERTY, archive.toString());
    try {
      var child = JavaCommand.child(Child.class).archive(PROPERTY).builder().start();
      assertEquals("", said(child.getErrorStream()));
      assertEquals("null null", said(child.getInputStream()));
    } finally {
      System.clearProperty(PROPERTY);
    }
  }

  private static List<String> archives(JavaCommand command) {
    return command.words().stream().filter(word -> word.startsWith("-XX:AOT")).toList();
  }

  private static String said(InputStream stream) throws Exception {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
