package threadworks.ui.chart.data;

import java.util.Arrays;
import java.util.List;
import threadworks.session.Moved;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Plot;
import threadworks.trace.QueueDepth;
import threadworks.trace.Trace;
import threadworks.ui.chart.Fakes;

/** Belts that were never filled, for tests of what shows them. */
final class FakeBelt {
  private FakeBelt() {}

  /** Forty crates: one made every 50 ms, one packed every 100. */
  static QueueDepth endless(String name, long until) {
    return belt(name, 1_000, until);
  }

  /** The same on a belt with little room. */
  static QueueDepth belt(String name, int room, long until) {
    long[] nanos = new long[200];
    int[] depths = new int[200];
    int[] put = new int[200];
    int[] taken = new int[200];
    int size = 0;
    int puts = 0;
    int takes = 0;
    for (long ms = 50; ms <= Math.min(until, 5_000) && takes < 40; ms += 10) {
      boolean puts1 = ms % 50 == 0 && puts < 40 && puts - takes < room;
      boolean takes1 = ms % 100 == 0 && ms > 100 && puts > takes;
      if (puts1) {
        puts++;
        size = note(nanos, depths, put, taken, size, ms, puts, takes);
      }
      if (takes1) {
        takes++;
        size = note(nanos, depths, put, taken, size, ms, puts, takes);
      }
    }
    return new QueueDepth(name, size, nanos, depths, put, taken);
  }

  private static int note(
      long[] nanos, int[] depths, int[] put, int[] taken, int at, long ms, int puts, int takes) {
    nanos[at] = ms * Fakes.MS + at;
    depths[at] = puts - takes;
    put[at] = puts;
    taken[at] = takes;
    return at + 1;
  }

  /** A series of {@code size} values in a second, which jump about; one is far above all others. */
  static Plot wild(String name, int size) {
    long[] nanos = new long[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      nanos[i] = i * 1_000_000_000L / size;
      values[i] = 40 + 30 * Math.sin(i * 12.0 / size) + (i * 7919L % 23);
    }
    values[size / 3] = 180;
    return new Plot(name, size, nanos, values);
  }

  static VariantRun run(
      Status status, long millis, List<QueueDepth> queues, List<Plot> plots, Moved... moved) {
    var trace =
        new Trace(
            millis * Fakes.MS,
            List.of(),
            List.of(),
            List.of(),
            plots,
            queues,
            List.of(),
            List.of(),
            List.of(),
            0);
    var run = Fakes.run(Fakes.variant("endless", 1, 9), status, millis, 0, 4_000, null, trace);
    return new VariantRun(
        run.variant(),
        run.round(),
        run.status(),
        run.elapsedNanos(),
        run.startupNanos(),
        run.idealMillis(),
        run.result(),
        run.error(),
        run.pids(),
        Arrays.asList(moved),
        run.trace());
  }
}
