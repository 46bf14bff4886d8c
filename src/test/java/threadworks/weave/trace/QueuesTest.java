package threadworks.weave.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueuesTest {
  @Test
  void depthIsWhatTheProgramCounts() throws Throwable {
    var woven = new Woven("Queues");

    var counted = woven.call("alone");

    var belt = woven.trace().queues().getFirst();
    assertEquals("belt", belt.name());
    assertEquals(counted, Arrays.stream(belt.depths()).limit(belt.size()).boxed().toList());
    assertEquals(List.of(2, 3, 2, 3, 2, 1, 0), counted);
    assertEquals(3, belt.put()[belt.size() - 1]);
    assertEquals(4, belt.taken()[belt.size() - 1]);
  }

  @Test
  void whatNeverWaitsIsCountedWhereItPutOrTook() throws Throwable {
    var woven = new Woven("Queues");

    var counted = woven.call("atOnce");

    var belt = woven.trace().queues().getFirst();
    assertEquals(counted, Arrays.stream(belt.depths()).limit(belt.size()).boxed().toList());
    assertEquals(List.of(1, 2, 1, 0, 1, 0), counted);
  }

  @Test
  void ofVeryManyNotEachIsAMomentButAllAreCountedWhateverWasDropped() throws Throwable {
    var woven = new Woven("Queues");

    int items = (Integer) Objects.requireNonNull(woven.call("handsOver"));

    var belt = woven.trace().queues().getFirst();
    int last = belt.size() - 1;
    assertTrue(belt.size() < items, () -> belt.size() + " moments");
    assertEquals(items, belt.put()[last]);
    assertEquals(items, belt.taken()[last]);
    assertEquals(0, belt.depths()[last]);
    assertTrue(IntStream.range(0, last).allMatch(i -> belt.nanos()[i] <= belt.nanos()[i + 1]));
    assertTrue(IntStream.range(0, last).allMatch(i -> belt.put()[i] <= belt.put()[i + 1]));
    assertTrue(Arrays.stream(belt.depths()).allMatch(depth -> depth >= 0 && depth <= 5));
  }
}
