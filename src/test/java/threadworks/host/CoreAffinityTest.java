package threadworks.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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

  private static BitSet ofAnotherThread() {
    return CompletableFuture.supplyAsync(
            CoreAffinity::allowed, task -> Thread.ofPlatform().start(task))
        .join();
  }
}
