package threadworks.weave.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.trace.Lane;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;

class HandOffsTest {
  private static List<String> handOffs(String sample) throws Throwable {
    var trace = Woven.run("HandOffs", sample).trace();
    var main = trace.lanes().getFirst();
    return trace.handOffs().stream()
        .map(
            one ->
                (one.from().equals(main.thread()) ? "main" : "other") + " " + to(trace, one.to()))
        .sorted()
        .toList();
  }

  private static String to(Trace trace, ThreadId thread) {
    return trace.lanes().stream()
        .filter(lane -> lane.thread().equals(thread))
        .map(Lane::name)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "room, putter",
    "lock, wants",
    "monitor, wants",
    "notifyOne, naps",
    "condition, naps"
  })
  void whoWaitsIsToldWhoEndedIt(String sample, String waited) throws Throwable {
    assertEquals(List.of("main " + waited), handOffs(sample));
  }

  @Test
  void anElementIsKnownAgain() throws Throwable {
    assertEquals(List.of("main taker 1", "main taker 2"), handOffs("elements"));
  }

  @Test
  void whoWaitsForRoomHasAnElementForTheNextToTakeOne() throws Throwable {
    var handOffs = handOffs("elementOfWhoWaits");

    assertTrue(handOffs.contains("other main"), handOffs::toString);
  }

  @Test
  void allThatAreWokenAreToldAndOneOfTwoIsNot() throws Throwable {
    assertEquals(List.of("main naps 1", "main naps 2"), handOffs("notifyAllOfTwo"));
    assertEquals(List.of(), handOffs("notifyOneOfTwo"));
  }

  @Test
  void nobodyEndsAWaitThatRunsOut() throws Throwable {
    assertEquals(List.of(), handOffs("runsOut"));
  }

  @Test
  void whatIsHandedOffLeavesBeforeItIsGot() throws Throwable {
    var trace = Woven.run("HandOffs", "elements").trace();

    assertTrue(trace.handOffs().stream().allMatch(one -> one.left() <= one.got()));
  }
}
