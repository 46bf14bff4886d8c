package threadworks.ui.shell;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import threadworks.ui.page.Progress;
import threadworks.wording.Language;

/**
 * What the window remembers from one start to the next, in one small file of the user's. A file
 * that cannot be read counts as none; one that cannot be written costs a line on stderr, once.
 */
public final class Settings {
  /** The system property that names the folder to use instead of the user's own. */
  public static final String FOLDER = "threadworks.config";

  private static final String FILE = "settings.json";

  private final @Nullable Path file;
  private Language language =
      Locale.getDefault().getLanguage().equals("zh") ? Language.ZH : Language.EN;
  private boolean dark;
  private @Nullable String lesson;
  private final Map<String, Progress.Saved> lessons = new TreeMap<>();
  private boolean complained;

  private Settings(@Nullable Path file) {
    this.file = file;
  }

  /** Settings that begin afresh and end with the program. */
  public static Settings none() {
    return new Settings(null);
  }

  /** Reads the user's settings. */
  public static Settings load() {
    return load(folder());
  }

  static Settings load(Path folder) {
    var file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new Settings(file);
    }
    try {
      var settings = new Settings(file);
      settings.read(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
      return settings;
    } catch (IOException | RuntimeException e) {
      // A file someone else wrote may be wrong in any way: no JSON, a field that lacks, another
      // type, an unknown language. Whatever it is, the window opens.
      System.err.println(
          "threadworks: the settings in "
              + file
              + " cannot be read and are left out; "
              + keep(file)
              + ": "
              + e);
      return new Settings(file);
    }
  }

  /** The first change would write over what someone may want to mend. */
  private static String keep(Path file) {
    var kept = file.resolveSibling(FILE + ".bad");
    try {
      Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
      return "they are kept as " + kept.getFileName();
    } catch (IOException e) {
      return "they cannot be kept";
    }
  }

  Language language() {
    return language;
  }

  void language(Language language) {
    if (this.language != language) {
      this.language = language;
      save();
    }
  }

  boolean dark() {
    return dark;
  }

  void dark(boolean dark) {
    if (this.dark != dark) {
      this.dark = dark;
      save();
    }
  }

  /** The lesson opened last, if any was. */
  @Nullable String lesson() {
    return lesson;
  }

  void lesson(String slug) {
    if (!slug.equals(lesson)) {
      lesson = slug;
      save();
    }
  }

  Progress.Saved progress(String slug) {
    return lessons.getOrDefault(slug, Progress.Saved.NOTHING);
  }

  void progress(String slug, Progress.Saved saved) {
    if (!saved.equals(lessons.put(slug, saved))) {
      save();
    }
  }

  private void read(JsonObject json) {
    language = Language.valueOf(json.get("language").getAsString().toUpperCase(Locale.ROOT));
    dark = json.get("dark").getAsBoolean();
    lesson = json.has("lesson") ? json.get("lesson").getAsString() : null;
    json.getAsJsonObject("lessons")
        .asMap()
        .forEach((slug, saved) -> lessons.put(slug, saved(saved)));
  }

  private static Progress.Saved saved(JsonElement element) {
    var json = element.getAsJsonObject();
    var answers = new TreeMap<Integer, Integer>();
    json.getAsJsonObject("answers")
        .asMap()
        .forEach((card, option) -> answers.put(Integer.valueOf(card), option.getAsInt()));
    return new Progress.Saved(
        json.get("begun").getAsBoolean(), json.get("ran").getAsBoolean(), answers);
  }

  private JsonObject json() {
    var json = new JsonObject();
    json.addProperty("language", language.code());
    json.addProperty("dark", dark);
    if (lesson != null) {
      json.addProperty("lesson", lesson);
    }
    var all = new JsonObject();
    lessons.forEach(
        (slug, saved) -> {
          var one = new JsonObject();
          one.addProperty("begun", saved.begun());
          one.addProperty("ran", saved.ran());
          var answers = new JsonObject();
          new TreeMap<>(saved.answers())
              .forEach((card, option) -> answers.addProperty(card.toString(), option));
          one.add("answers", answers);
          all.add(slug, one);
        });
    json.add("lessons", all);
    return json;
  }

  /** Writes beside the file and moves over it, so that no crash leaves half a file. */
  private void save() {
    if (file == null) {
      return;
    }
    var beside = file.resolveSibling(FILE + ".new");
    try {
      Files.createDirectories(file.getParent());
      var text = new GsonBuilder().setPrettyPrinting().create().toJson(json()) + "\n";
      Files.writeString(beside, text, StandardCharsets.UTF_8);
      try {
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      if (!complained) {
        complained = true;
        System.err.println("threadworks: the settings cannot be written to " + file + ": " + e);
      }
    }
  }

  private static Path folder() {
    var chosen = System.getProperty(FOLDER);
    if (chosen != null) {
      return Path.of(chosen);
    }
    var home = Path.of(System.getProperty("user.home"));
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      return under("APPDATA", home.resolve("AppData/Roaming"));
    }
    if (os.contains("mac")) {
      return home.resolve("Library/Application Support/threadworks");
    }
    return under("XDG_CONFIG_HOME", home.resolve(".config"));
  }

  private static Path under(String variable, Path otherwise) {
    var value = System.getenv(variable);
    return (value == null || value.isBlank() ? otherwise : Path.of(value)).resolve("threadworks");
  }
}
