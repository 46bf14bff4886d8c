package threadworks.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import threadworks.ui.chart.EndLabels.Placed;

class EndLabelsTest {
  @Test
  void whereThereIsRoomALabelStandsAtItsLine() {
    assertEquals(
        List.of(new Placed(1, 20, 20), new Placed(0, 80, 80)),
        EndLabels.place(new double[] {80, 20}, 0, 100));
  }

  @Test
  void noneCoversAnotherOrLeavesTheBand() {
    var placed = EndLabels.place(new double[] {99, 98, 97, 2}, 0, 100);
    assertEquals(List.of(3, 2, 1, 0), placed.stream().map(Placed::line).toList());
    for (int i = 1; i < placed.size(); i++) {
      assertTrue(placed.get(i).place() - placed.get(i - 1).place() >= EndLabels.APART);
    }
    assertTrue(placed.getLast().place() <= 100);
  }

  @Test
  void asManyAreShownAsThereIsRoomFor() {
    assertEquals(5, EndLabels.place(new double[20], 0, 100).size());
    assertEquals(List.of(), EndLabels.place(new double[] {Double.NaN}, 0, 100));
  }
}
