package threadworks.ui.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Demo;
import threadworks.session.VariantRun;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Event.Printed;
import threadworks.trace.Lane;
import threadworks.trace.Spans;
import threadworks.trace.State;
import threadworks.trace.Task;
import threadworks.trace.ThreadId;
import threadworks.trace.Trace;
import threadworks.wording.Sentence;

/** Runs that never took place, for tests of what shows them. */
public final class Fakes {
  /** A millisecond in nanoseconds. */
  public static final long MS = 1_000_000;

  private Fakes() {}

  /** One span. */
  public record Span(long start, long end, State state, String what, int line) {}

  /** Spans from a list. */
  public record SpanList(List<Span> list) implements Spans {
    @Override
    public int size() {
      return list.size();
    }

    @Override
    public long start(int i) {
      return list.get(i).start;
    }

    @Override
    public long end(int i) {
      return list.get(i).end;
    }

    @Override
    public State state(int i) {
      return list.get(i).state;
    }

    @Override
    public String what(int i) {
      return list.get(i).what;
    }

    @Override
    public String file(int i) {
      return "Crawl.java";
    }

    @Override
    public int line(int i) {
      return list.get(i).line;
    }
  }

  /** A variant of that name, from line {@code first} to {@code last}. */
  public static Demo.Variant variant(String name, int first, int last) {
    return new Demo.Variant(name, null, 0, List.of(), first, last, "", 0);
  }

  /** A lane; times in nanoseconds. */
  public static Lane lane(long pid, long tid, String name, long start, long end, Span... spans) {
    return new Lane(new ThreadId(pid, tid), name, false, start, end, new SpanList(List.of(spans)));
  }

  /** A run that returned. */
  public static VariantRun done(Demo.Variant variant, long millis, long startup, double ideal) {
    return run(variant, Status.DONE, millis, startup, ideal, null, Trace.EMPTY);
  }

  /** What a demo says in words of its own. */
  public static Sentence said(String text) {
    return Sentence.of("threw.name", text);
  }

  /** A run. */
  public static VariantRun run(
      Demo.Variant variant,
      Status status,
      long millis,
      long startup,
      double ideal,
      @Nullable Sentence error,
      Trace trace) {
    var pids = trace.lanes().stream().map(lane -> lane.thread().pid()).distinct().toList();
    return new VariantRun(
        variant, 1, status, millis * MS, startup * MS, ideal, null, error, pids, List.of(), trace);
  }

  /**
   * A pool of processes that fetches four pages of a second each, as it stands at a moment.
   *
   * @param workers how many processes
   * @param startup how many milliseconds they take to start
   * @param now the moment, in milliseconds
   */
  public static Trace pool(int workers, long startup, long now) {
    var lanes = new ArrayList<Lane>();
    var tasks = new ArrayList<Task>();
    var output = new ArrayList<Printed>();
    int rounds = (4 + workers - 1) / workers;
    long end = startup + 1000L * rounds;
    var main = new ArrayList<Span>();
    main.add(span(0, startup, now, State.STARTING, "new ProcessPool", 27));
    if (now > startup) {
      main.add(span(startup, end, now, State.JOIN, "pool.map", 27));
    }
    lanes.add(new Lane(new ThreadId(5118, 1), "main", false, 0, over(end, now), list(main)));
    for (int w = 0; w < workers; w++) {
      var thread = new ThreadId(5119 + w, 1);
      var spans = new ArrayList<Span>();
      var shelf = new ArrayList<String>();
      shelf.add("init=hello");
      for (int page = w; page < 4; page += workers) {
        long from = startup + 1000L * (page / workers);
        if (from < now) {
          spans.add(span(from + 4, from + 1000, now, State.IO, "Site.get", 20));
          shelf.add("page " + page + "=page " + page);
          boolean over = from + 1000 <= now;
          var value = over ? "{" + String.join(", ", shelf) + "}" : null;
          tasks.add(new Task(thread, 1, page, from * MS, over(from + 1000, now), value, false));
          output.add(new Printed(thread, from * MS, page == 3, "fetching page " + page + " 一页"));
        }
      }
      if (now > startup) {
        lanes.add(
            new Lane(
                thread,
                "worker-" + (w + 1),
                false,
                startup * MS * (9 - w) / 10,
                over(end, now),
                list(spans)));
      }
    }
    return new Trace(
        Math.min(now, end) * MS,
        lanes,
        tasks,
        output,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  private static SpanList list(List<Span> spans) {
    return new SpanList(List.copyOf(spans));
  }

  private static long over(long end, long now) {
    return end <= now ? end * MS : Long.MAX_VALUE;
  }

  private static Span span(long from, long to, long now, State state, String what, int line) {
    return new Span(from * MS, over(to, now), state, what, line);
  }
}
