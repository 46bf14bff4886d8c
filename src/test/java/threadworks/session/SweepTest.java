package threadworks.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belts.BeltLesson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sweeps.SweepLesson;
import threadworks.trace.Sweep;

@Timeout(60)
final class SweepTest {
  @TempDir private static Path lessons;

  private static double[] cut(double[] values, Sweep sweep) {
    return Arrays.copyOf(values, sweep.size());
  }

  @Test
  void whatADemoPlotsOverXComesWithItsRunAlsoFromItsWorkers()
      throws IOException, InterruptedException {
    try (var runner = Runner.open()) {
      var session =
          runner.start(BeltLesson.request(SweepLesson.in(lessons), "halved", "inWorkers"));
      assertTrue(session.await(Duration.ofSeconds(50)));
      var runs = session.snapshot().runs();

      var halved = runs.getFirst().trace().sweeps().getFirst();
      assertEquals("halved", halved.series());
      assertArrayEquals(
          new double[] {1, 1, 1, 2, 2, 2, 4, 4, 4, 8, 8, 8}, cut(halved.xs(), halved));
      assertArrayEquals(
          new double[] {8, 9, 10, 4, 5, 6, 2, 3, 4, 1, 2, 3}, cut(halved.ys(), halved));

      var squares = runs.getLast().trace().sweeps();
      assertEquals(List.of("squares"), squares.stream().map(Sweep::series).toList());
      double[] ys = cut(squares.getFirst().ys(), squares.getFirst());
      Arrays.sort(ys);
      assertArrayEquals(new double[] {1, 4, 9, 16}, ys);
    }
  }
}
