package threadworks.trace.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TaskPaceTest {
  private final TaskPace tasks = new TaskPace();
  private long nanos;
  private int told;

  /** Has so many tasks begin and end, one each so many nanoseconds. */
  private void run(int count, long each) {
    for (int i = 0; i < count; i++) {
      nanos += each;
      if (tasks.begins()) {
        tasks.told(nanos);
        told++;
      }
      var _ = tasks.ends();
    }
  }

  @Test
  void eachIsToldWhileTheyAreNotVeryMany() {
    run(1_000, 300);
    run(10_000, TimeUnit.MILLISECONDS.toNanos(1));

    assertEquals(11_000, told);
    assertEquals(0, tasks.skipped());
  }

  @Test
  void ofVeryManyFewAreToldAndTheOthersCounted() {
    run(1_000_000, 300);

    assertTrue(told > 2_000 && told < 5_000, "told " + told);
    assertEquals(1_000_000 - told, tasks.skipped());
    assertEquals(0, tasks.skipped());
  }

  @Test
  void eachIsToldAgainAfterwards() {
    run(1_000_000, 300);
    run(10_000, TimeUnit.MILLISECONDS.toNanos(1));
    told = 0;

    run(1_000, TimeUnit.MILLISECONDS.toNanos(1));

    assertEquals(1_000, told);
  }

  @Test
  void theEndIsToldOfThoseWhoseBeginWasWhateverGoesOnWithin() {
    for (int i = 0; i < 100_000; i++) {
      boolean outer = tasks.begins();
      if (outer) {
        tasks.told(nanos);
      }
      boolean inner = tasks.begins();
      if (inner) {
        tasks.told(nanos);
      }
      assertFalse(inner && !outer);
      assertEquals(inner, tasks.ends());
      assertEquals(outer, tasks.ends());
    }
  }
}
