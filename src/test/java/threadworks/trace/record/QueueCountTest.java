package threadworks.trace.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import threadworks.trace.Event;
import threadworks.trace.ThreadId;

class QueueCountTest {
  private static final ThreadId MAIN = new ThreadId(1, 1);

  private int depth = 3;
  private final QueueCount count = new QueueCount(MAIN, 7, "belt", true, () -> depth);

  /** Puts so many, that far apart; returns how many of them were told. */
  private int put(int times, long apart) {
    int told = 0;
    for (int i = 1; i <= times; i++) {
      if (count.add()) {
        count.tell(1_000_000_000L + i * apart);
        told++;
      }
    }
    return told;
  }

  @Test
  void whatIsSlowIsToldEachTime() {
    assertEquals(5_000, put(5_000, 200_000));
  }

  @Test
  void aFewAreToldEachTimeHoweverQuick() {
    assertEquals(200, put(200, 100));
  }

  @Test
  void veryManyAreToldNowAndThen() {
    int told = put(1_000_000, 100); // a tenth of a second
    assertTrue(told > 500 && told < 2_000, () -> "told " + told);
  }

  @Test
  void whatWasOnlyCountedIsToldOnceByWhoDrains() {
    assertNull(count.rest(0));
    put(10_000, 1);

    var rest = (Event.Queued) Objects.requireNonNull(count.rest(5));
    assertEquals(new Event.Queued(MAIN, 5, 7, "belt", true, 3, 10_000), rest);
    assertNull(count.rest(6));

    assertTrue(put(10_000, 1) < 10_000);
    assertNotNull(count.rest(7));
  }

  @Test
  void ofAQueueThatIsGoneNothingIsTold() {
    depth = -1;
    assertTrue(count.add());
    assertNull(count.tell(1));
  }
}
