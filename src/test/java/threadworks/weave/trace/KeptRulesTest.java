package threadworks.weave.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that were woven before, and what happens where their folder is of no use. */
final class KeptRulesTest {
  private final AtomicInteger woven = new AtomicInteger();

  private KeptRules rules(Path folder) {
    return new KeptRules(
        folder,
        () ->
            classFile -> {
              woven.incrementAndGet();
              return new byte[] {classFile[0], 42};
            });
  }

  @Test
  void eachClassIsWovenOnce(@TempDir Path folder) throws IOException {
    var kept = folder.resolve("made/here");
    assertEquals(42, rules(kept).weave(new byte[] {1})[1]);
    assertEquals(1, rules(kept).weave(new byte[] {1})[0]);
    assertEquals(1, woven.get());
    assertEquals(2, rules(kept).weave(new byte[] {2})[0], "another class");
    assertEquals(2, woven.get());
    try (var files = Files.list(kept)) {
      assertEquals(2, files.count(), "nothing unfinished is left");
    }
  }

  @Test
  void whereNothingCanBeKeptClassesAreWovenAllTheSame(@TempDir Path folder) throws IOException {
    var occupied = Files.createFile(folder.resolve("file"));
    assertEquals(42, rules(occupied).weave(new byte[] {1})[1]);
    assertEquals(42, rules(occupied).weave(new byte[] {1})[1]);
    assertEquals(2, woven.get());
  }
}
