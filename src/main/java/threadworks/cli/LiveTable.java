package threadworks.cli;

import java.io.PrintWriter;
import threadworks.session.RunRequest;
import threadworks.session.RunSnapshot;
import threadworks.session.VariantRun;
import threadworks.wording.Language;

/**
 * The runs as they go on: on a terminal a table that is drawn over itself, elsewhere a line for
 * each run when it is over.
 */
final class LiveTable {
  private final PrintWriter out;
  private final boolean terminal;
  private int drawn;
  private int over;

  LiveTable(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Whether a person watches this process's standard output. */
  @SuppressWarnings("SystemConsoleNull") // it is null where the output goes into a pipe
  static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  void begin(RunRequest request) {
    out.println(request.lesson().slug() + "/" + request.demo().name());
  }

  void show(RunSnapshot snapshot) {
    if (terminal) {
      if (drawn > 0) {
        out.print("\u001b[" + drawn + "A");
      }
      for (var run : snapshot.runs()) {
        out.println("\u001b[2K" + line(run));
      }
      drawn = snapshot.runs().size();
    } else {
      for (; over < snapshot.runs().size() && isOver(snapshot.runs().get(over)); over++) {
        out.println(line(snapshot.runs().get(over)));
      }
    }
    out.flush();
  }

  void end(RunSnapshot snapshot) {
    show(snapshot);
    out.println();
  }

  private static boolean isOver(VariantRun run) {
    return run.status() != VariantRun.Status.WAITING && run.status() != VariantRun.Status.RUNNING;
  }

  private static String line(VariantRun run) {
    var what =
        switch (run.status()) {
          case WAITING -> "queued";
          case RUNNING, DONE ->
              Text.seconds(run.elapsedNanos())
                  + (run.startupNanos() > 0
                      ? "  (" + Text.seconds(run.startupNanos()) + " to start)"
                      : "")
                  + (run.status() == VariantRun.Status.RUNNING ? " …" : "");
          case FAILED -> "failed: " + error(run);
          case STOPPED -> "stopped";
          case SKIPPED -> "skipped: " + error(run);
        };
    return String.format("  %-24s %s", run.variant().name(), what);
  }

  private static String error(VariantRun run) {
    var error = run.error();
    return error == null ? "" : Language.EN.wording().say(error);
  }
}
