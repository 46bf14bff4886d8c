package threadworks.weave.trace;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import threadworks.trace.State;

class MonitorsTest {
  @Test
  void theWaitForAMonitorIsRecordedAndNotTheHolding() throws Throwable {
    var woven = new Woven("Monitors");

    assertEquals("done", woven.call("contendedMonitor"));

    var main = woven.trace().lanes().getFirst().spans();
    var waits = new ArrayList<Long>();
    for (int i = 0; i < main.size(); i++) {
      if (main.state(i) == State.LOCK) {
        assertEquals("synchronized left", main.what(i));
        waits.add(main.end(i) - main.start(i));
      }
    }
    assertEquals(1, waits.size(), woven.spans().toString());
    assertTrue(waits.getFirst() > 0, waits.toString());
  }

  @Test
  void theSecondOfTwoThreadsWaitsForASynchronizedMethod() throws Throwable {
    var woven = new Woven("Monitors");

    assertEquals(3, woven.call("contendedMethod"));

    assertEquals(
        1,
        woven.spans().stream().filter("LOCK synchronized addSlowly"::equals).count(),
        woven.spans().toString() + woven.events);
  }

  @Test
  void theSecondOfTwoThreadsWaitsForAStaticSynchronizedMethod() throws Throwable {
    var woven = new Woven("Monitors");

    assertEquals(List.of(2.5, 3.5), woven.call("contendedStaticMethod"));

    assertEquals(
        1,
        woven.spans().stream().filter("LOCK synchronized addSlowlyToAll"::equals).count(),
        woven.spans().toString() + woven.events);
  }

  @Test
  void theWaitForALockIsRecorded() throws Throwable {
    var woven = new Woven("Monitors");

    woven.call("contendedLock");

    assertEquals(1, woven.spans().stream().filter("LOCK lock.lock"::equals).count());
  }

  @Test
  void freeLocksAndMonitorsLeaveNoSpan() throws Throwable {
    var woven = new Woven("Monitors");

    assertEquals(10L, woven.call("freeLocks"));

    assertEquals(List.of(), woven.spans());
  }

  @Test
  void anExceptionGivesTheMonitorOfASynchronizedMethodBack() throws Throwable {
    assertEquals(false, new Woven("Monitors").call("throwing"));
  }

  @Test
  void aLoopMayBeginWhereTheMonitorIsEntered() throws Throwable {
    assertEquals(6, new Woven("Monitors").call("loopsInMonitor"));
  }

  @Test
  void waitIsAWaitForANotification() throws Throwable {
    var woven = new Woven("Monitors");

    assertEquals("notified", woven.call("waitsAndNotifies"));

    assertTrue(woven.spans().contains("SIGNAL left.wait"), woven.spans().toString());
  }

  @Test
  void aDeadlockIsSeenWhileItLasts() throws Throwable {
    var woven = new Woven("Monitors");

    woven.call("deadlock");

    await()
        .untilAsserted(
            () -> {
              var blocked = new ArrayList<String>();
              for (var lane : woven.trace().lanes()) {
                int last = lane.spans().size() - 1;
                if (last >= 0 && lane.spans().end(last) == Long.MAX_VALUE) {
                  blocked.add(lane.name() + " " + lane.spans().what(last));
                }
              }
              assertEquals(
                  List.of("first synchronized other", "second synchronized other"),
                  blocked.stream().sorted().toList());
            });
  }
}
