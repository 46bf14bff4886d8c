package threadworks.ui.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class FiguresTest {
  @Test
  void theMiddleTheMostAndTheWorstAreTold() {
    var figures = new Figures(DoubleStream.iterate(100, n -> n - 1).limit(100).boxed().toList());
    assertEquals("median 50.0 ms, 99 % under 99.0, worst 100.0 (100)", figures.toString());
    assertEquals(10, figures.over(90));
    assertTrue(Double.isNaN(new Figures(List.of()).at(1)));
  }

  @Test
  void aFootprintIsFlatUnlessOneOfItsPartsGrows() {
    var before = new Footprint(40_000_000, 20_000, 70_000, 22, 3);
    assertTrue(new Footprint(41_000_000, 20_100, 70_100, 22, 3).isNoMoreThan(before));
    assertFalse(new Footprint(45_000_000, 20_000, 70_000, 22, 3).isNoMoreThan(before));
    assertFalse(new Footprint(40_000_000, 21_000, 70_000, 22, 3).isNoMoreThan(before));
    assertFalse(new Footprint(40_000_000, 20_000, 71_000, 22, 3).isNoMoreThan(before));
    assertFalse(new Footprint(40_000_000, 20_000, 70_000, 23, 3).isNoMoreThan(before));
    assertFalse(new Footprint(40_000_000, 20_000, 70_000, 22, 4).isNoMoreThan(before));
  }
}
