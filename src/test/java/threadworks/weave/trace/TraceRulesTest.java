package threadworks.weave.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import threadworks.trace.Task;

class TraceRulesTest {
  @Test
  void sleepsAreRecordedInEachOfTheirForms() throws Throwable {
    var woven = new Woven("Waits");

    assertEquals("slept", woven.call("sleeps"));

    assertEquals(
        List.of("SLEEPING Thread.sleep", "SLEEPING Thread.sleep", "SLEEPING MILLISECONDS.sleep"),
        woven.spans());
  }

  @Test
  void theJoinOfAThreadIsRecorded() throws Throwable {
    var woven = new Woven("Waits");

    assertEquals("helper", woven.call("joins"));

    // The helper may sleep until it sees that it is waited for.
    assertEquals("JOIN thread.join", woven.spans().getFirst());
  }

  @Test
  void theWaitForAnElementIsRecordedAndTheOneForAThreadThatEnded() throws Throwable {
    var woven = new Woven("Waits");

    assertEquals("apple", woven.call("takes"));

    assertEquals("QUEUE queue.take", woven.spans().getFirst());
  }

  @Test
  void anExceptionPassesThroughABridge() throws Throwable {
    var woven = new Woven("Waits");

    var thrown = assertThrows(ExecutionException.class, () -> woven.call("failing"));

    assertEquals("java.lang.IllegalStateException: no", thrown.getMessage());
    assertTrue(woven.trace().tasks().getFirst().failed());
    assertEquals("JOIN future.get", woven.spans().getFirst());
  }

  @Test
  void tasksOfAPoolAreRecordedWithTheirValues() throws Throwable {
    var woven = new Woven("Waits");

    woven.call("pool");

    // Two workers begin their tasks in any order.
    assertEquals(
        Map.of(0, 0L, 1, 1L, 2, 4L, 3, 9L),
        woven.trace().tasks().stream().collect(Collectors.toMap(Task::index, Task::value)));
  }
}
