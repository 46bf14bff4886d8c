package threadworks.ui.shell;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.Lesson;
import threadworks.ui.lab.ValueMemory;
import threadworks.ui.page.PagePlace;
import threadworks.ui.page.Progress.Saved;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

/**
 * What is remembered from one start to the next, in two small files of the user's: how the window
 * looked, and what the learner has done. Whatever is wrong with them, the window opens, and has a
 * sentence to say about it.
 */
public final class Settings implements ValueMemory {
  /** The system property that names the folder to use instead of the user's own. */
  public static final String FOLDER = "threadworks.config";

  private static final String WINDOW = "window.json";
  private static final String LEARNER = "progress.json";
  private static final String DONE = "done/";
  private static final Pattern LINE = Pattern.compile("at line (\\d+)");

  private final @Nullable JsonFile windowFile;
  private final @Nullable LearnerFile learnerFile;
  private final JsonObject learner;
  private final OldSettings old;
  private final Map<String, Saved> progress = new HashMap<>();

  /** The progress as this window has last seen it in the file. */
  private final Map<String, Saved> onDisk = new HashMap<>();

  private final ObservableList<Sentence> notices = FXCollections.observableArrayList();
  private WindowMemory window = WindowMemory.NOTHING;
  private boolean isOnDisk = true;
  private boolean complained;

  private Settings() {
    windowFile = null;
    learnerFile = null;
    learner = new JsonObject();
    old = new OldSettings(new JsonObject());
  }

  private Settings(Folders folders) {
    var windowFile = new JsonFile(folders.config().resolve(WINDOW));
    var learnerFile = new JsonFile(folders.data().resolve(LEARNER));
    this.windowFile = windowFile;
    this.learnerFile = new LearnerFile(learnerFile);
    old = new OldSettings(read(new JsonFile(folders.config().resolve(OldSettings.FILE))));
    var json = read(windowFile);
    window = json.isEmpty() ? old.window() : WindowMemory.of(json, this::lost);
    learner = read(learnerFile);
  }

  /** Settings that begin afresh and end with the program. */
  public static Settings none() {
    return new Settings();
  }

  /** Reads the user's settings. */
  public static Settings load() {
    return load(Folders.ofUser());
  }

  static Settings load(Folders folders) {
    return new Settings(folders);
  }

  private JsonObject read(JsonFile file) {
    try {
      return file.read();
    } catch (IOException e) {
      complain(file.path());
    } catch (JsonParseException e) {
      var line = LINE.matcher(String.valueOf(e.getMessage()));
      var at = line.find() ? line.group(1) : "1";
      try {
        var kept = file.putAside();
        notices.add(
            Sentence.of("notice.unreadable", file.path().getFileName(), at, kept.getFileName()));
      } catch (IOException inTheWay) {
        complain(file.path());
      }
    }
    return new JsonObject();
  }

  private void lost(String entry) {
    notices.add(Sentence.of("notice.entry", entry));
  }

  /** Has something to say, unless it is being said. */
  void notice(Sentence sentence) {
    if (!notices.contains(sentence)) {
      notices.add(sentence);
    }
  }

  /** What there is to say about the files, until the user has put it away. */
  ObservableList<Sentence> notices() {
    return notices;
  }

  Language language() {
    var chosen = window.language();
    return (chosen == null ? Locale.getDefault().getLanguage() : chosen).equals("zh")
        ? Language.ZH
        : Language.EN;
  }

  void language(Language language) {
    change(window.withLanguage(language.code()));
  }

  boolean dark() {
    return window.dark();
  }

  void dark(boolean dark) {
    change(window.withDark(dark));
  }

  /** The lesson opened last, if any was. */
  @Nullable String lesson() {
    return window.lesson();
  }

  void lesson(String slug) {
    change(window.withLesson(slug));
  }

  /** A length or a part of the window that was kept under that name. */
  Optional<Double> size(String name) {
    return Optional.ofNullable(window.sizes().get(name));
  }

  /** Keeps it with the next change, or when the window closes. */
  void size(String name, double size) {
    keep(window.withSize(name, size));
  }

  /** How much of a lesson was done when this was last known, from 0 to 1. */
  double done(String lesson) {
    return size(DONE + lesson).orElse(0.0);
  }

  /** Keeps it with the next change, or when the window closes. */
  void done(String lesson, double part) {
    size(DONE + lesson, part);
  }

  /** Where the reader was in a lesson. */
  Optional<PagePlace> place(String lesson) {
    return Optional.ofNullable(window.places().get(lesson));
  }

  /** Keeps it with the next change, or when the window closes. */
  void place(String lesson, PagePlace place) {
    keep(window.withPlace(lesson, place));
  }

  @Override
  public Map<String, Double> values(String lesson, String demo) {
    return window.values().getOrDefault(lesson + "/" + demo, Map.of());
  }

  /** Keeps them with the next change, or when the window closes. */
  @Override
  public void values(String lesson, String demo, Map<String, Double> values) {
    keep(window.withValues(lesson + "/" + demo, values));
  }

  private void keep(WindowMemory now) {
    isOnDisk &= now.equals(window);
    window = now;
  }

  private void change(WindowMemory now) {
    if (!now.equals(window)) {
      keep(now);
      save();
    }
  }

  /** Writes what was kept and not written yet. */
  void save() {
    if (!isOnDisk && windowFile != null) {
      var file = windowFile;
      var json = JsonFile.json(window).getAsJsonObject();
      isOnDisk = true;
      write(file.path(), () -> file.change(_ -> json));
    }
  }

  /** Whether the learner has opened a lesson. */
  boolean isBegun(String slug) {
    return LearnerFile.has(learner, slug) && LearnerFile.entry(learner, slug, _ -> {}).begun();
  }

  /** What the learner has done in a lesson. */
  Saved progress(Lesson lesson) {
    return progress.computeIfAbsent(
        lesson.slug(),
        slug -> {
          if (LearnerFile.has(learner, slug)) {
            var entry = LearnerFile.entry(learner, slug, this::lost);
            onDisk.put(slug, entry);
            return entry;
          }
          return old.progress(lesson).orElse(Saved.NOTHING);
        });
  }

  void progress(String slug, Saved saved) {
    if (!saved.equals(progress.put(slug, saved)) && learnerFile != null) {
      var file = learnerFile;
      var before = onDisk.getOrDefault(slug, Saved.NOTHING);
      onDisk.put(slug, saved);
      write(file.file().path(), () -> file.write(slug, before, saved));
    }
  }

  /** Something that is written to a file. */
  private interface Writing {
    void run() throws IOException;
  }

  private void write(Path path, Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      complain(path);
    }
  }

  private void complain(Path path) {
    if (!complained) {
      complained = true;
      notices.add(Sentence.of("notice.closed", String.valueOf(path.getParent())));
    }
  }
}
