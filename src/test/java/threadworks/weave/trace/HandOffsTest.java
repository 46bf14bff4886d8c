package threadworks.weave.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threadworks.trace.HandOff;
import threadworks.trace.Lane;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;

class HandOffsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock",
        "monitor",
        "staticMethod",
        "waitLetsGo",
        "item",
        "room",
        "conditionLetsGo",
        "notifyOne",
        "signal",
        "ending"
      })
  void whoGaveWhatAnotherWaitedForIsKnown(String way) throws Throwable {
    var trace = Woven.run("HandOffs", way).trace();

    assertEquals(List.of("giver to taker"), handOffs(trace));
    var handOff = trace.handOffs().getFirst();
    assertTrue(handOff.left() <= handOff.got() && handOff.left() > 0, handOff.toString());
    assertEquals(1, trace.lanes().stream().filter(lane -> endsAWait(lane, handOff)).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"roomForOneOfTwo", "notifyOneOfTwo"})
  void whereItMayHaveBeenForAnotherNobodyIsNamed(String way) throws Throwable {
    var named = handOffs(Woven.run("HandOffs", way).trace());

    assertTrue(named.stream().noneMatch(one -> one.startsWith("giver")), named::toString);
  }

  @Test
  void ofALockThatSeveralHoldNobodyIsNamed() throws Throwable {
    assertEquals(List.of(), handOffs(Woven.run("HandOffs", "readers").trace()));
  }

  @Test
  void whoWakesAllWakesEach() throws Throwable {
    assertEquals(
        List.of("giver to taker", "giver to taker"),
        handOffs(Woven.run("HandOffs", "notifyBoth").trace()));
  }

  private static boolean endsAWait(Lane lane, HandOff handOff) {
    var spans = lane.spans();
    for (int i = 0; i < spans.size(); i++) {
      if (lane.thread().equals(handOff.to()) && spans.end(i) == handOff.got()) {
        return true;
      }
    }
    return false;
  }

  private static List<String> handOffs(Trace trace) {
    return trace.handOffs().stream()
        .map(one -> name(trace, one.from()) + " to " + name(trace, one.to()))
        .toList();
  }

  private static String name(Trace trace, ThreadId thread) {
    return trace.lanes().stream()
        .filter(lane -> lane.thread().equals(thread))
        .findFirst()
        .orElseThrow()
        .name();
  }
}
