package threadworks.ui.lab.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonText;
import threadworks.session.RunRequest;
import threadworks.session.RunSession;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Trace;
import threadworks.ui.chart.Fakes;
import threadworks.wording.Language;

/** A lesson whose runs are made up, and stand where the test puts them. */
public final class FakeRuns implements Function<RunRequest, RunSession> {
  static final String JAVA =
      """
      package processes;

      import java.util.List;
      import java.util.Map;
      import java.util.concurrent.ConcurrentHashMap;
      import threadworks.lab.Param;
      import threadworks.lab.Site;
      import threadworks.lab.Variant;
      import threadworks.multiprocessing.ProcessPool;

      /** Fetches four pages, one second each. 四个页面，每页一秒。 */
      public final class Crawl {
        @Param(min = 0.1, max = 3, unit = "s") static double delay = 1.0;

        static final Map<String, String> shelf =
            new ConcurrentHashMap<>(Map.of("init", "hello"));

        /** Fetches a page and files it on this process's own shelf. */
        static Map<String, String> fetch(String page) {
          Site.get(page, delay); // one second
          shelf.put("entry:" + page, page);
          return Map.copyOf(shelf);
        }

        @Variant(ideal = "2 * delay")
        static List<Map<String, String>> twoProcesses() {
          try (var pool = new ProcessPool(2)) { return pool.map(Crawl::fetch, pages); }
        }
      }
      """;

  /** Five variants, two parameters. */
  public static final Demo DEMO =
      new Demo(
          "Crawl",
          "processes.Crawl",
          List.of(
              Fakes.variant("oneByOne", 18, 23),
              Fakes.variant("twoProcesses", 25, 28),
              Fakes.variant("fourProcesses", 25, 28),
              Fakes.variant("fourThreads", 25, 28),
              Fakes.variant("virtualThreads", 25, 28)),
          List.of(
              new Demo.Param("workers", true, 4, 1, 8, 1, "", 4, false),
              new Demo.Param("delay", false, 1, 0.1, 3, 0.1, "s", 1, false)),
          List.of(source("Crawl.java", JAVA)),
          source(
              "crawl.py",
              "shelf = {'init': 'hello'}\n\n\ndef fetch(page):  # 一页一秒\n    return dict(shelf)\n"));

  static final Demo OTHER =
      new Demo(
          "OneCore",
          "processes.OneCore",
          DEMO.variants(),
          List.of(),
          List.of(source("OneCore.java", "class OneCore {}")),
          null);
  static final Map<String, String> EN =
      Map.of(
          "oneByOne", "one by one",
          "twoProcesses", "2 processes",
          "fourProcesses", "4 processes",
          "fourThreads", "4 threads",
          "virtualThreads", "virtual threads");
  static final Map<String, String> ZH =
      Map.of(
          "oneByOne", "一个接一个",
          "twoProcesses", "2 个进程",
          "fourProcesses", "4 个进程",
          "fourThreads", "4 个线程",
          "virtualThreads", "虚拟线程",
          "workers", "工人数",
          "delay", "每页");

  /** Both demos. */
  public static final Lesson LESSON =
      new Lesson(
          "processes",
          1,
          15,
          false,
          Map.of(
              Language.EN, text(Language.EN, "Processes", EN),
              Language.ZH, text(Language.ZH, "进程", ZH)),
          List.of(DEMO, OTHER),
          Path.of(""),
          List.of());

  /** What was asked to run, in order. */
  public final List<RunRequest> requests = new ArrayList<>();

  /** What live parameters were set to meanwhile. */
  public final List<String> moved = new ArrayList<>();

  /** How whatever runs stands. */
  public volatile RunSnapshot now = new RunSnapshot(0, false, List.of());

  /** Whether what is told to stop has stopped when that returns. */
  public volatile boolean stopsAtOnce = true;

  private long version;

  public static Demo.Source source(String file, String text) {
    return new Demo.Source(file, text, Set.of());
  }

  private static LessonText text(Language language, String title, Map<String, String> labels) {
    return new LessonText(
        language,
        title,
        title,
        List.of(
            new LessonText.DemoBlock(
                "Crawl", labels, List.of(), Map.of(), List.of(), false, null)));
  }

  @Override
  public RunSession apply(RunRequest request) {
    requests.add(request);
    return new RunSession() {
      @Override
      public RunSnapshot snapshot() {
        return now;
      }

      @Override
      public void set(String param, double value) {
        moved.add(param + " " + value);
      }

      @Override
      public void stop() {
        if (stopsAtOnce) {
          stopped();
        }
      }

      @Override
      public boolean await(Duration timeout) {
        return now.finished();
      }
    };
  }

  /** Whatever runs or waits has stopped. */
  public void stopped() {
    put(true, now.runs().stream().map(FakeRuns::stopped).toList());
  }

  private static VariantRun stopped(VariantRun run) {
    return run.status() != Status.RUNNING && run.status() != Status.WAITING
        ? run
        : Fakes.run(
            run.variant(),
            Status.STOPPED,
            run.elapsedNanos() / Fakes.MS,
            0,
            Double.NaN,
            null,
            run.trace());
  }

  /** Has the run stand so. */
  public void put(boolean finished, List<VariantRun> runs) {
    now = new RunSnapshot(++version, finished, runs);
  }

  /** The five variants {@code millis} after Run was pressed. */
  public void at(long millis) {
    var runs = new ArrayList<VariantRun>();
    int[] workers = {1, 2, 4, 4, 4};
    int[] startup = {0, 83, 141, 0, 0};
    long before = 0;
    for (int i = 0; i < workers.length; i++) {
      long ideal = 4000 / workers[i];
      long all = ideal + startup[i];
      long mine = Math.min(millis - before, all);
      var status = mine <= 0 ? Status.WAITING : mine < all ? Status.RUNNING : Status.DONE;
      var trace = mine <= 0 ? Trace.EMPTY : Fakes.pool(workers[i], startup[i], mine);
      long started = Math.clamp(mine, 0, startup[i]);
      long overhead = status == Status.DONE ? 6 : 0;
      runs.add(
          Fakes.run(
              DEMO.variants().get(i),
              status,
              Math.max(mine - started + overhead, 0),
              started,
              (double) ideal,
              null,
              trace));
      before += all;
    }
    put(runs.getLast().status() == Status.DONE, runs);
  }
}
