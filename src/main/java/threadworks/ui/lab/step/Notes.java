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
import threadworks.wording.Sentence;

/**
 * What stands under a line of the source: the steps that a thread has made there, and the one that
 * it makes there next. One line is often more than one step.
 */
final class Notes {
  /** Of a loop on one line the latest steps are enough. */
  private static final int MOST = 2;

  /** So much of a value: beside the cards a line is not long. */
  private static final int SHORT = 18;

  private static final String SPACE = "   ";

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
      boolean stays =
          !endsHere && last.file().equals(thread.file()) && last.line() == thread.line();
      files
          .computeIfAbsent(last.file(), _ -> new HashMap<>())
          .computeIfAbsent(last.line(), _ -> new ArrayList<>())
          .add(note(thread, done, stays));
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

  private Note note(Position.ThreadState thread, List<Step> done, boolean stays) {
    return new Note(
        Marks.of(thread),
        done(done, SHORT),
        stays ? next(thread, SHORT) : "",
        done(done, Integer.MAX_VALUE) + (stays ? SPACE + next(thread, Integer.MAX_VALUE) : ""));
  }

  private String done(List<Step> steps, int longest) {
    return steps.stream()
        .map(step -> gave(step.operation(), step.value(), longest) + " ✓")
        .collect(Collectors.joining(SPACE));
  }

  private String next(Position.ThreadState thread, int longest) {
    return gave(thread.operation(), thread.value(), longest) + " →";
  }

  private String gave(Sentence operation, @Nullable String value, int longest) {
    var words = Brief.words(messages.say(operation));
    return value == null ? words : messages.get("step.gave", words, Brief.value(value, longest));
  }
}
