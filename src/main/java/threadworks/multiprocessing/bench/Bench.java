package threadworks.multiprocessing.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the same work in Java and, where {@code python3} is found, in Python, in turns, and takes
 * the medians. Both sides do the work for a while before it is timed, the same while for pools,
 * except where starting is the work.
 */
public final class Bench {
  private Bench() {}

  /**
   * One line of the table.
   *
   * @param name what was measured
   * @param unit in what
   * @param threadworks the median here
   * @param python the median in Python, or null where there is none
   * @param ratio how many times faster than Python, or null
   */
  public record Row(
      String name,
      String unit,
      double threadworks,
      @Nullable Double python,
      @Nullable Double ratio) {}

  /**
   * Where it was measured.
   *
   * @param os system and architecture
   * @param cores how many this process may use
   * @param java the JVM
   * @param python what {@code python3 --version} says, or null where there is none
   */
  public record Machine(String os, int cores, String java, @Nullable String python) {}

  /**
   * All that was measured.
   *
   * @param machine where
   * @param rows what
   * @param rounds how often, each
   * @param program the Python program
   */
  public record Table(Machine machine, List<Row> rows, int rounds, String program) {}

  /**
   * Measures.
   *
   * @param rounds how often each row is measured, at least 1
   * @param names the rows to measure; all when empty
   * @param progress told of each row before its measurement begins
   * @throws IOException when the Python program can't be run
   */
  public static Table run(int rounds, List<String> names, Consumer<String> progress)
      throws IOException, InterruptedException {
    try (var python = Python.find()) {
      var works =
          Work.all().stream().filter(w -> names.isEmpty() || names.contains(w.name())).toList();
      var here = new ArrayList<List<Double>>();
      var there = new ArrayList<List<Double>>();
      works.forEach(
          work -> {
            here.add(new ArrayList<>());
            there.add(new ArrayList<>());
          });
      for (int round = 1; round <= rounds; round++) {
        for (int i = 0; i < works.size(); i++) {
          progress.accept("round " + round + " of " + rounds + ": " + works.get(i).name());
          here.get(i).add(works.get(i).measure().run());
          if (python.version() != null) {
            there.get(i).add(python.run(works.get(i).name()));
          }
        }
      }
      var rows = new ArrayList<Row>();
      for (int i = 0; i < works.size(); i++) {
        rows.add(row(works.get(i), here.get(i), there.get(i)));
      }
      return new Table(machine(python), rows, rounds, Python.program());
    }
  }

  /** The names of all rows. */
  public static List<String> names() {
    return Work.all().stream().map(Work::name).toList();
  }

  private static Row row(Work work, List<Double> here, List<Double> there) {
    double ours = median(here);
    if (there.isEmpty()) {
      return new Row(work.name(), work.unit(), ours, null, null);
    }
    double pythons = median(there);
    double ratio = work.rate() ? ours / pythons : pythons / ours;
    return new Row(work.name(), work.unit(), ours, pythons, ratio);
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static Machine machine(Python python) {
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        python.version());
  }
}
