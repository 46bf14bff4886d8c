package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Step;
import threadworks.ui.code.CodeMarks.Note;
import threadworks.ui.fx.Messages;

/**
 * What stands under a line of the source: the steps that a thread has made there, and the one that
 * it makes there next. One line is often more than one step.
 */
final class Notes {
  /** Of a loop on one line the latest steps are enough. */
  private static final int MOST = 2;

  private final Messages messages;

  Notes(Messages messages) {
    this.messages = messages;
  }

  /** The notes by file and line. */
  Map<String, Map<Integer, List<Note>>> of(Position now) {
    Map<String, Map<Integer, List<Note>>> files = new HashMap<>();
    var ending = ending(now);
    for (var thread : now.threads()) {
      char letter = thread.letter().charAt(0);
      var done = latest(now.done(), letter);
      boolean endsHere = ending != null && ending.who() == letter;
      if ((thread.ended() && !endsHere) || done.isEmpty()) {
        continue;
      }
      var last = done.getLast();
      boolean stays = !endsHere && last.file().equals(thread.file()) && last.line() == thread.line();
      files
          .computeIfAbsent(last.file(), _ -> new HashMap<>())
          .computeIfAbsent(last.line(), _ -> new ArrayList<>())
          .add(new Note(Marks.of(thread), done(done), stays ? next(thread) : ""));
    }
    return files;
  }

  /** The step with which a program came to its end; null where it has not, or none has a place. */
  static @Nullable Step ending(Position now) {
    boolean over =
        now.outcome() != null && now.threads().stream().allMatch(Position.ThreadState::ended);
    return over
        ? now.done().reversed().stream().filter(step -> step.line() > 0).findFirst().orElse(null)
        : null;
  }

  /** The latest steps of a thread, as far back as they are of one line. */
  private static List<Step> latest(List<Step> all, char letter) {
    var own = new ArrayList<Step>();
    for (var step : all.reversed()) {
      if (step.who() == letter) {
        boolean goesOn =
            step.line() > 0
                && (own.isEmpty()
                    || (step.line() == own.getFirst().line()
                        && step.file().equals(own.getFirst().file())));
        if (!goesOn || own.size() == MOST) {
          break;
        }
        own.addFirst(step);
      }
    }
    return own;
  }

  private String done(List<Step> steps) {
    return steps.stream().map(this::done).collect(Collectors.joining("   "));
  }

  private String done(Step step) {
    return gave(messages.say(step.operation()), step.value()) + " ✓";
  }

  private String next(Position.ThreadState thread) {
    return gave(messages.say(thread.operation()), thread.value()) + " →";
  }

  private String gave(String words, @Nullable String value) {
    return value == null ? words : messages.get("step.gave", words, value);
  }
}
