package threadworks.weave.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import threadworks.trace.Lane;
import threadworks.trace.Task;

class ShapesTest {
  @Test
  void everyShapeOfClassDoesWhatItDoesUnwoven() throws Throwable {
    assertEquals(
        List.of("initialised", "slept 1", "slept 2", 0, "finally", 1, "finally", "queued"),
        new Woven("Shapes").call("all"));
  }

  @Test
  void callsInEveryShapeOfClassAreRecorded() throws Throwable {
    var woven = new Woven("Shapes");

    woven.call("all");

    var spans = woven.spans();
    for (var expected :
        List.of("SLEEPING MILLISECONDS.sleep", "SLEEPING Worker.sleep", "JOIN worker.join")) {
      assertTrue(spans.contains(expected), expected + " is not in " + spans);
    }
    assertEquals(List.of("main", "worker"), names(woven));
    assertNotEquals(Long.MAX_VALUE, woven.trace().lanes().getLast().end());
  }

  @Test
  void methodReferencesAreWovenToo() throws Throwable {
    var woven = new Woven("Shapes");

    assertEquals(List.of("referred", "made", "by factory"), woven.call("references"));

    assertTrue(names(woven).contains("factory-0"), names(woven).toString());
  }

  @Test
  void serializableFunctionsCanStillBeReadBack() throws Throwable {
    assertEquals("napped lambda", new Woven("Shapes").call("serializable"));
  }

  @Test
  void aThreadThatDiesOfAnExceptionEndsItsLaneAndGivesItsMonitorBack() throws Throwable {
    var woven = new Woven("Shapes");

    assertEquals(false, woven.call("dies"));

    assertNotEquals(Long.MAX_VALUE, woven.trace().lanes().getLast().end());
  }

  @Test
  void aRunnableThatIsRunByItsMakerEndsNoLane() throws Throwable {
    var woven = new Woven("Shapes");

    assertEquals(true, woven.call("runsItself"));

    assertEquals(List.of("main"), names(woven));
    assertEquals(Long.MAX_VALUE, woven.trace().lanes().getFirst().end());
  }

  @Test
  void stagesOfAFutureAreTasksWithValues() throws Throwable {
    var woven = new Woven("Shapes");

    assertEquals("leaf!1", woven.call("stages"));

    assertEquals(
        List.of("leaf", "leaf!", "leaf!1"),
        woven.trace().tasks().stream().map(Task::value).toList());
  }

  @Test
  void aCleanedStackTraceShowsNothingOfTheWeaving() throws Throwable {
    var thrown = assertThrows(ExecutionException.class, () -> new Woven("Waits").call("failing"));
    assertTrue(Arrays.toString(thrown.getStackTrace()).contains(Bridge.PREFIX));

    StackTraces.clean(thrown, getClass().getPackageName());

    for (Throwable t = thrown; t != null; t = t.getCause()) {
      var trace = Arrays.toString(t.getStackTrace());
      assertTrue(trace.contains("Waits"), trace);
      assertTrue(!trace.contains(Bridge.PREFIX) && !trace.contains("threadworks.trace"), trace);
    }
  }

  @Test
  void eachLoaderHasStaticsOfItsOwnAndLeavesOtherClassesToItsParent() throws Exception {
    var parent = getClass().getClassLoader();
    var one = TraceRules.loader(parent, Woven.SAMPLES).loadClass(Woven.SAMPLES + ".Shapes");
    var two = TraceRules.loader(parent, Woven.SAMPLES).loadClass(Woven.SAMPLES + ".Shapes");

    assertNotEquals(one, two);
    assertEquals(Lane.class, one.getClassLoader().loadClass("threadworks.trace.Lane"));
    assertThrows(
        ClassNotFoundException.class,
        () -> one.getClassLoader().loadClass(Woven.SAMPLES + ".Missing"));
  }

  private static List<String> names(Woven woven) {
    return woven.trace().lanes().stream().map(Lane::name).toList();
  }
}
