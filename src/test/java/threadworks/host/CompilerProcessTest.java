package threadworks.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import threadworks.lesson.Fault;
import threadworks.lesson.LessonSources;
import threadworks.lesson.SourceCompiler;

@Timeout(60)
final class CompilerProcessTest {
  @TempDir private Path classes;

  @Tag("slow")
  @Test
  void compilesOneAfterAnotherInOneChildAndReplacesItWhenItHasEnded() {
    List<ProcessHandle> first;
    try (var compiler = new CompilerProcess()) {
      var before = children();
      assertEquals(List.of(), compile(compiler, "class A {}"));
      assertTrue(Files.exists(classes.resolve("a/A.class")));
      first = newSince(before);
      assertEquals(1, first.size());

      var faults = compile(compiler, "class A { B b; C c; }");
      assertEquals(
          List.of("a/A.java:1:22", "a/A.java:1:27"), faults.stream().map(Fault::place).toList());
      assertEquals(first, newSince(before));

      first.getFirst().destroyForcibly();
      await().until(() -> !first.getFirst().isAlive());
      assertEquals(List.of(), compile(compiler, "class A {}"));
    }
    assertEquals(List.of(), newSince(List.of()).stream().filter(CompilerProcessTest::is).toList());
  }

  private static boolean is(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(CompilerHost.class.getName());
  }

  private List<Fault> compile(CompilerProcess compiler, String declared) {
    var source = new SourceCompiler.Source("a/A.java", "package a; " + declared);
    return compiler.compile(new LessonSources(List.of(source), false), classes);
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().toList();
  }

  private static List<ProcessHandle> newSince(List<ProcessHandle> before) {
    return children().stream().filter(child -> !before.contains(child)).toList();
  }
}
