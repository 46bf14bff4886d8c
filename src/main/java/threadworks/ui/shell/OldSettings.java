package threadworks.ui.shell;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.TreeMap;
import threadworks.lesson.Lesson;
import threadworks.ui.page.Progress.Saved;

/**
 * What the window and the learner shared before each had a file: {@code settings.json}, which knew
 * a card by its place in the lesson. It is read and never written.
 *
 * @param json what is in it; an empty object where there is none
 */
record OldSettings(JsonObject json) {
  static final String FILE = "settings.json";

  /** The window's half. */
  WindowMemory window() {
    return WindowMemory.of(json, _ -> {});
  }

  /** The learner's half, in one lesson; empty where he has done nothing there. */
  Optional<Saved> progress(Lesson lesson) {
    var lessons = JsonFile.object(json, "lessons", _ -> {});
    if (!lessons.has(lesson.slug())) {
      return Optional.empty();
    }
    var entry = JsonFile.object(lessons, lesson.slug(), _ -> {});
    var chosen = JsonFile.object(entry, "answers", _ -> {});
    var places = new TreeMap<Integer, Integer>();
    for (var place : chosen.keySet()) {
      var option = JsonFile.entry(chosen, place, Integer.class, _ -> {});
      if (option != null && place.matches("\\d{1,4}")) {
        places.put(Integer.valueOf(place), option);
      }
    }
    return Optional.of(Saved.byPlace(lesson, is(entry, "begun"), is(entry, "ran"), places));
  }

  private static boolean is(JsonObject entry, String name) {
    var value = JsonFile.entry(entry, name, Boolean.class, _ -> {});
    return value != null && value;
  }
}
