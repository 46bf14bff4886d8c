package threadworks.ui.chart.timings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.session.VariantRun;
import threadworks.trace.Task;

/**
 * What came back from a run's tasks, sorted by the process that made it: threads of one process
 * share a shelf, two processes share nothing.
 */
final class Shelves {
  private static final Comparator<Task> BY_INDEX =
      Comparator.comparingInt(Task::call).thenComparingInt(Task::index);
  private static final Comparator<@Nullable Task> ORDER = Comparator.nullsLast(BY_INDEX);

  private Shelves() {}

  /**
   * One process.
   *
   * @param pid its number
   * @param host whether it is the program itself rather than one of its workers
   * @param threads how many of its threads did tasks
   * @param tasks its finished tasks, those with the lowest index first, up to the limit asked for
   * @param more how many finished tasks are left out
   */
  record Shelf(long pid, boolean host, int threads, List<Task> tasks, int more) {}

  /** The shelves, in order of the first task of each; none for a run without tasks. */
  static List<Shelf> of(VariantRun run, int most) {
    var byPid = new LinkedHashMap<Long, List<Task>>();
    for (var task : run.trace().tasks()) {
      var tasks = byPid.computeIfAbsent(task.thread().pid(), pid -> new ArrayList<>());
      if (task.end() != Long.MAX_VALUE) {
        tasks.add(task);
      }
    }
    var shelves = new ArrayList<Shelf>();
    byPid.forEach(
        (pid, tasks) -> {
          tasks.sort(BY_INDEX);
          int shown = Math.min(tasks.size(), most);
          boolean host = !run.pids().isEmpty() && run.pids().getFirst().equals(pid);
          int threads = (int) tasks.stream().map(Task::thread).distinct().count();
          shelves.add(
              new Shelf(
                  pid, host, threads, List.copyOf(tasks.subList(0, shown)), tasks.size() - shown));
        });
    shelves.sort(Comparator.comparing(Shelves::first, ORDER));
    return shelves;
  }

  /** Of a process that has finished none yet, there is nothing to go by. */
  private static @Nullable Task first(Shelf shelf) {
    return shelf.tasks().isEmpty() ? null : shelf.tasks().getFirst();
  }
}
