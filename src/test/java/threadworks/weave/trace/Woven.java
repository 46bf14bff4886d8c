package threadworks.weave.trace;

import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import threadworks.trace.Event;
import threadworks.trace.Trace;
import threadworks.trace.TraceBuilder;
import threadworks.trace.record.Hooks;
import threadworks.trace.record.Recorder;

/** Runs a method of a sample class woven with the trace rules and keeps what was recorded. */
public final class Woven {
  static final String SAMPLES = "threadworks.weave.trace.samples";

  final Recorder recorder = new Recorder(System.nanoTime());
  final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private static volatile @Nullable Woven running;
  private final Class<?> type;

  Woven(String name) throws ClassNotFoundException {
    type =
        Class.forName(
            SAMPLES + "." + name, true, TraceRules.loader(getClass().getClassLoader(), SAMPLES));
  }

  static Woven run(String name, String method) throws Throwable {
    var woven = new Woven(name);
    woven.call(method);
    return woven;
  }

  @Nullable Object call(String method) throws Throwable {
    Hooks.recordTo(recorder);
    running = this;
    try {
      recorder.attach();
      var target = type.getDeclaredMethod(method);
      target.setAccessible(true);
      return target.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    } finally {
      drain();
    }
  }

  synchronized void drain() {
    recorder.drain(events::add);
  }

  Trace trace() {
    drain();
    var builder = new TraceBuilder();
    builder.add(List.copyOf(events));
    return builder.whole(recorder.nanos());
  }

  /** Called from a sample, waits until such a span of what runs now has been recorded. */
  public static void awaitSpan(String span) {
    var woven = Objects.requireNonNull(running);
    await().pollInterval(Duration.ofMillis(1)).until(() -> woven.spans().contains(span));
  }

  /** Called from a sample, waits until that thread is seen to wait. */
  public static void awaitWait(Thread thread) {
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                thread.getState() == Thread.State.WAITING
                    || thread.getState() == Thread.State.BLOCKED);
  }

  /** All spans of all lanes as {@code state what}. */
  List<String> spans() {
    var all = new ArrayList<String>();
    for (var lane : trace().lanes()) {
      for (int i = 0; i < lane.spans().size(); i++) {
        all.add(lane.spans().state(i) + " " + lane.spans().what(i));
      }
    }
    return all;
  }
}
