package threadworks.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threadworks.session.RunRequest;
import threadworks.session.VariantRun;
import threadworks.trace.Event;
import threadworks.trace.ThreadId;
import threadworks.wording.Language;

/** One run as JSON shows it. */
final class RunJson {
  private RunJson() {}

  /** The shape; the order of the components is the order of the names. */
  record Run(
      String lesson,
      String demo,
      String variant,
      boolean ok,
      @Nullable String error,
      @Nullable Number elapsedMs,
      @Nullable Number idealMs,
      @Nullable Number startupMs,
      @Nullable Object result,
      List<Long> processes,
      int threads,
      List<Map<String, @Nullable Object>> output,
      long droppedEvents) {}

  static Run of(RunRequest request, VariantRun run) {
    var names = new HashMap<ThreadId, String>();
    run.trace().lanes().forEach(lane -> names.put(lane.thread(), lane.name()));
    var error = run.error();
    return new Run(
        request.lesson().slug(),
        request.demo().name(),
        run.variant().name(),
        run.status() == VariantRun.Status.DONE,
        error == null ? null : Language.EN.wording().say(error),
        Json.millis(run.elapsedNanos() / 1e6),
        Json.millis(run.idealMillis()),
        Json.millis(run.startupNanos() / 1e6),
        run.result(),
        run.pids(),
        run.trace().threads(),
        run.trace().output().stream()
            .map(line -> shape(line, names.getOrDefault(line.thread(), "")))
            .toList(),
        run.trace().dropped());
  }

  /** A printed line; only one that went to System.err says so. */
  private static Map<String, @Nullable Object> shape(Event.Printed line, String thread) {
    var shape = new LinkedHashMap<String, @Nullable Object>();
    shape.put("pid", line.thread().pid());
    shape.put("thread", thread);
    shape.put("ms", Json.millis(line.nanos() / 1e6));
    shape.put("text", line.text());
    if (line.error()) {
      shape.put("error", true);
    }
    return shape;
  }
}
