package threadworks.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import threadworks.wording.Language;
import threadworks.wording.SentenceException;

/** What a confined variant sees is tested in {@link HostProcessTest}; this is the call itself. */
@EnabledOnOs(OS.LINUX)
final class CoreAffinityTest {
  @Test
  void confinesEveryThreadUntilClosed() {
    var before = CoreAffinity.allowed();
    try (var _ = CoreAffinity.confine(1)) {
      assertEquals(1, CoreAffinity.allowed().cardinality());
      assertEquals(1, ofAnotherThread().cardinality());
      assertTrue(before.get(CoreAffinity.allowed().nextSetBit(0)), "one of those there were");
    }
    assertEquals(before, CoreAffinity.allowed());
    assertEquals(before, ofAnotherThread());
  }

  @Test
  void moreCoresThanThereAreIsAllOfThem() {
    var before = CoreAffinity.allowed();
    try (var _ = CoreAffinity.confine(1000)) {
      assertEquals(before, CoreAffinity.allowed());
    }
  }

  @Test
  void elsewhereItSaysThatOnlyLinuxHasIt() {
    var here = System.getProperty("os.name");
    System.setProperty("os.name", "Windows 11");
    try {
      var refused = assertThrows(SentenceException.class, () -> CoreAffinity.confine(1));
      assertEquals(
          "this variant confines itself to one core, which Threadworks can do on Linux only",
          refused.getMessage());
      assertEquals(
          "这种方案只用 1 个核心，Threadworks 只在 Linux 上做得到", Language.ZH.wording().say(refused.sentence()));
    } finally {
      System.setProperty("os.name", here);
    }
  }

  private static BitSet ofAnotherThread() {
    return CompletableFuture.supplyAsync(
            CoreAffinity::allowed, task -> Thread.ofPlatform().start(task))
        .join();
  }
}
