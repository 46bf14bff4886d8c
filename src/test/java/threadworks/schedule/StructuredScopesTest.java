package threadworks.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.schedule.report.Limits;
import threadworks.weave.schedule.ScheduledProgram;

/**
 * Structured scopes are a preview of the JDK. Their programs are compiled here, with that feature
 * on; once woven they run in a JVM without it.
 */
@Timeout(120)
final class StructuredScopesTest {
  @TempDir static Path classes;
  private static URLClassLoader loader;

  @BeforeAll
  static void compile() throws IOException {
    var source = classes.resolve("Scopes.java");
    try (var in = StructuredScopesTest.class.getResourceAsStream("/scopes/Scopes.java")) {
      assertNotNull(in);
      Files.copy(in, source);
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--enable-preview",
                "--release",
                "25",
                "-XDrawDiagnostics",
                "-d",
                classes.toString(),
                source.toString());
    assertEquals(0, code);
    loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, StructuredScopesTest.class.getClassLoader());
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sum                    | returned 3
          racy                   | returned 1, returned 2
          firstOfTwo             | returned a, returned b
          oneFails               | returned bad SUCCESS, returned bad UNAVAILABLE
          all                    | returned 1 2
          timeout                | returned too late
          notJoined              | returned Owner did not join after forking
          inherits               | returned ann
          nested                 | returned 3
          ownJoiner              | returned 1, returned 2, returned 3
          waitsForEver           | deadlock M waits in StructuredTaskScope.join; A is parked
          handlerFirst           | returned handled
          aliveAfterJoin         | returned false
          platformAliveAfterJoin | returned false, returned true
          aliveAfterCancel       | returned false, returned true
          noPermitFromItself     | deadlock M is parked
          leftOpen               | returned StructureViolationException 1
          leftOpenThrowing       | returned bad StructureViolationException
          leftOpenInSubtask      | returned 1
          closedInBody           | returned StructureViolationException
          otherBindings          | returned Scoped value bindings have changed
          boundSince             | threw StructureViolationException
          boundBefore            | returned forked
          unnamed                | returned java.util.concurrent.StructuredTaskScopeImpl@1000193
          """)
  void scopesComeToWhatIsKnown(String method, String outcomes) {
    var program = ScheduledProgram.of(loader, "scopes.Scopes", method, Map.of());
    for (boolean reduce : new boolean[] {false, true}) {
      var report = Exploring.all(program, Limits.USUAL, reduce);
      assertNull(report.refused());
      assertTrue(report.complete());
      var found = new TreeSet<String>();
      Exploring.outcomes(report).forEach(outcome -> found.add(outcome.replace(", ", "; ")));
      assertEquals(new TreeSet<>(Set.of(outcomes.split(", "))), found);
    }
  }
}
