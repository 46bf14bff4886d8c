package threadworks.ui.chart.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import threadworks.ui.chart.TimeScale;
import threadworks.ui.chart.data.Stairs.Column;

class StairsTest {
  private final Stairs stairs = new Stairs();

  private static Series series(long[] nanos, double... values) {
    return new Series("belt", nanos.length, nanos, i -> values[i]);
  }

  /** Ten columns of 100 ns. */
  private List<Column> columns(Series series, double end) {
    stairs.take(series);
    return stairs.columns(new TimeScale(0, 100), 10, end);
  }

  @Test
  void aColumnHasTheValueThatStandsLongestAndNoPeakIsLost() {
    var columns = columns(series(new long[] {0, 210, 220, 290}, 1, 9, 2, 3), 1_000);

    assertEquals(new Column(1, 4, 1, 9, 2), columns.get(2));
    assertEquals(new Column(4, 4, 3, 3, 3), columns.get(3));
  }

  @Test
  void beforeTheFirstValueAndBehindTheEndNothingStands() {
    var columns = columns(series(new long[] {350}, 4), 600);

    assertTrue(Double.isNaN(columns.get(2).stood()));
    assertEquals(new Column(0, 1, 4, 4, 4), columns.get(3));
    assertEquals(4, columns.get(5).stood());
    assertTrue(Double.isNaN(columns.get(6).stood()));
  }

  @Test
  void everyValueBeginsInExactlyOneColumn() {
    long[] nanos = IntStream.range(0, 1_000).mapToLong(i -> i).toArray();
    var columns = columns(series(nanos, new double[1_000]), 1_000);

    assertEquals(999, columns.stream().mapToInt(Column::count).sum());
    assertEquals(1, columns.getFirst().from());
    for (int i = 1; i < columns.size(); i++) {
      assertEquals(columns.get(i - 1).to(), columns.get(i).from());
    }
  }

  @Test
  void thePeakIsTheFirstOfTheGreatestHoweverItCame() {
    long[] nanos = {1, 2, 3, 4, 5, 6};
    double[] values = {1, 7, 2, 7, 8, 8};
    stairs.take(new Series("belt", 4, nanos, i -> values[i]));
    assertEquals(1, stairs.peak());
    stairs.take(new Series("belt", 6, nanos, i -> values[i]));
    assertEquals(4, stairs.peak());
  }

  @Test
  void whereTheOldestWereDroppedItBeginsAnew() {
    stairs.take(series(new long[] {1, 2, 3}, 9, 1, 2));
    stairs.take(series(new long[] {2, 3, 4}, 1, 2, 3));
    assertEquals(2, stairs.peak());
    stairs.take(Series.NONE);
    assertEquals(-1, stairs.peak());
  }

  @Property(tries = 200)
  void blocksSayWhatTheirValuesWould(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int size) {
    var random = new Random(seed);
    long[] nanos = new long[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      nanos[i] = (i == 0 ? 0 : nanos[i - 1]) + random.nextInt(40);
      values[i] = random.nextInt(1_000);
    }
    var grown = new Stairs();
    for (int part = 1 + random.nextInt(size); part < size; part += 1 + random.nextInt(size)) {
      grown.take(new Series("belt", part, nanos, i -> values[i]));
    }
    grown.take(new Series("belt", size, nanos, i -> values[i]));
    double end = nanos[size - 1] + 50.0;
    var scale = new TimeScale(random.nextInt(100), 10 + random.nextInt(20_000));

    var columns = grown.columns(scale, 10, end);
    for (int x = 0; x < columns.size(); x++) {
      assertEquals(
          naive(nanos, values, end, scale.nanos(x), scale.nanos(x + 1)), said(columns.get(x)));
    }
  }

  /** What columns say, without which of several that stood as long as each other. */
  private record Said(double least, double most) {}

  private static Said said(Column column) {
    assertTrue(
        Double.isNaN(column.stood())
            || (column.least() <= column.stood() && column.stood() <= column.most()));
    return new Said(column.least(), column.most());
  }

  private static Said naive(long[] nanos, double[] values, double end, double left, double right) {
    var standing =
        IntStream.range(0, nanos.length)
            .filter(i -> nanos[i] <= Math.min(right, end))
            .filter(i -> left < end && (i + 1 == nanos.length || nanos[i + 1] > left))
            .mapToDouble(i -> values[i])
            .summaryStatistics();
    return standing.getCount() == 0
        ? new Said(Double.NaN, Double.NaN)
        : new Said(standing.getMin(), standing.getMax());
  }

  @Test
  void inACrowdTheValueThatStandsLongestIsFoundToo() {
    int size = 5_000;
    long[] nanos = IntStream.range(0, size).mapToLong(i -> i < 2_000 ? i : i + 500).toArray();
    stairs.take(new Series("belt", size, nanos, i -> i));
    var column = stairs.columns(new TimeScale(-1, 10_000), 1, 10_000).getFirst();
    assertEquals(size - 1, column.stood()); // it stands until the end

    column = stairs.columns(new TimeScale(-1, 4_000), 1, 10_000).getFirst();
    assertEquals(1_999, column.stood());
  }
}
