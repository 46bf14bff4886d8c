package threadworks.ui.shell;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import threadworks.ui.page.Progress.Saved;

/**
 * What the learner has done, lesson by lesson. Other windows may write it too: a lesson's entry is
 * read again before it is written, and what either has done is kept. Entries that this program
 * cannot read stay as they are until the learner does something in their lesson.
 *
 * @param file where it is kept
 */
record LearnerFile(JsonFile file) {
  private static final String LESSONS = "lessons";
  private static final String BEGUN = "begun";
  private static final String ANSWERS = "answers";
  private static final String RAN = "ran";

  /** The entry of a lesson; {@code lost} is told what is there and makes no sense. */
  static Saved entry(JsonObject json, String lesson, Consumer<String> lost) {
    var entry = JsonFile.object(JsonFile.object(json, LESSONS, lost), lesson, lost);
    Consumer<String> within = name -> lost.accept(lesson + "/" + name);
    var begun = JsonFile.entry(entry, BEGUN, Boolean.class, within);
    var chosen = JsonFile.object(entry, ANSWERS, within);
    var answers = new TreeMap<String, Integer>();
    for (var card : chosen.keySet()) {
      var option = JsonFile.entry(chosen, card, Integer.class, within);
      if (option != null && option >= 0) {
        answers.put(card, option);
      }
    }
    var ran = JsonFile.entry(entry, RAN, String[].class, within);
    return new Saved(
        begun != null && begun,
        answers,
        ran == null ? new TreeSet<>() : new TreeSet<>(List.of(ran)));
  }

  static boolean has(JsonObject json, String lesson) {
    return JsonFile.object(json, LESSONS, _ -> {}).has(lesson);
  }

  /**
   * Writes a lesson's entry.
   *
   * @param before what this window knew when it last wrote it
   */
  void write(String lesson, Saved before, Saved now) throws IOException {
    file.change(
        json -> {
          var both = now.mergedWith(before, entry(json, lesson, _ -> {}));
          var lessons = JsonFile.object(json, LESSONS, _ -> {});
          lessons.add(lesson, JsonFile.json(sorted(both)));
          json.add(LESSONS, lessons);
          return json;
        });
  }

  /** In an order, so that a file changes only where something has changed. */
  private static Entry sorted(Saved saved) {
    return new Entry(saved.begun(), new TreeMap<>(saved.answers()), new TreeSet<>(saved.ran()));
  }

  private record Entry(boolean begun, TreeMap<String, Integer> answers, TreeSet<String> ran) {}
}
