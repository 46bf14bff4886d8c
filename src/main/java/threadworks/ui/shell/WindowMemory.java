package threadworks.ui.shell;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import threadworks.ui.page.PagePlace;

/**
 * How the window looked.
 *
 * @param language the language's code; null before one was chosen
 * @param dark whether its colours were dark
 * @param lesson the lesson opened last; null before the first
 * @param sizes lengths and parts by name: the window's, those of what divides it, the zoom
 * @param places where the reader was in each lesson
 * @param values what parameters were set to, by name, by lesson and demo as {@code queues/Polling}
 */
record WindowMemory(
    @Nullable String language,
    boolean dark,
    @Nullable String lesson,
    Map<String, Double> sizes,
    Map<String, PagePlace> places,
    Map<String, Map<String, Double>> values) {

  static final WindowMemory NOTHING =
      new WindowMemory(null, false, null, Map.of(), Map.of(), Map.of());

  /** Reads what is there; {@code lost} is told what is there and makes no sense. */
  static WindowMemory of(JsonObject json, Consumer<String> lost) {
    var dark = JsonFile.entry(json, "dark", Boolean.class, lost);
    var language = JsonFile.entry(json, "language", String.class, lost);
    if (language != null && !language.equals("en") && !language.equals("zh")) {
      lost.accept("language");
      language = null;
    }
    var values = new TreeMap<String, Map<String, Double>>();
    var demos = JsonFile.object(json, "values", lost);
    for (var demo : demos.keySet()) {
      values.put(demo, all(demos, demo, Double.class, lost));
    }
    return new WindowMemory(
        language,
        dark != null && dark,
        JsonFile.entry(json, "lesson", String.class, lost),
        all(json, "sizes", Double.class, lost),
        all(json, "places", PagePlace.class, lost),
        values);
  }

  private static <T> Map<String, T> all(
      JsonObject json, String name, Class<T> type, Consumer<String> lost) {
    var entries = JsonFile.object(json, name, lost);
    var all = new TreeMap<String, T>();
    for (var key : entries.keySet()) {
      var entry = JsonFile.entry(entries, key, type, lost);
      if (entry != null) {
        all.put(key, entry);
      }
    }
    return all;
  }

  WindowMemory withLanguage(String language) {
    return new WindowMemory(language, dark, lesson, sizes, places, values);
  }

  WindowMemory withDark(boolean dark) {
    return new WindowMemory(language, dark, lesson, sizes, places, values);
  }

  WindowMemory withLesson(String lesson) {
    return new WindowMemory(language, dark, lesson, sizes, places, values);
  }

  WindowMemory withSize(String name, double size) {
    return new WindowMemory(language, dark, lesson, with(sizes, name, size), places, values);
  }

  WindowMemory withPlace(String lesson, PagePlace place) {
    return new WindowMemory(
        language, dark, this.lesson, sizes, with(places, lesson, place), values);
  }

  WindowMemory withValues(String demo, Map<String, Double> values) {
    return new WindowMemory(
        language, dark, lesson, sizes, places, with(this.values, demo, Map.copyOf(values)));
  }

  private static <T> Map<String, T> with(Map<String, T> all, String name, T value) {
    var changed = new HashMap<>(all);
    changed.put(name, value);
    return changed;
  }
}
