package threadworks.ui.shell;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the window keeps what is the user's: as the XDG base directories say, else below the home
 * folder; on other systems where theirs is.
 *
 * @param config for how the window looks
 * @param data for what the learner has done
 */
record Folders(Path config, Path data) {
  private static final String NAME = "threadworks";

  /** Both in one folder. */
  static Folders in(Path folder) {
    return new Folders(folder, folder);
  }

  /** Those of the user who runs the program. */
  static Folders ofUser() {
    var chosen = System.getProperty(Settings.FOLDER);
    return chosen != null
        ? in(Path.of(chosen))
        : of(System.getProperty("os.name"), System.getProperty("user.home"), System::getenv);
  }

  /** Those on a system, in an environment where a variable that is not set is null. */
  static Folders of(String system, String userHome, Environment environment) {
    var os = system.toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      return in(
          under(environment.get("APPDATA"), Path.of(userHome, "AppData", "Roaming")).resolve(NAME));
    }
    var home = under(environment.get("HOME"), Path.of(userHome));
    if (os.contains("mac")) {
      return in(home.resolve("Library/Application Support").resolve(NAME));
    }
    return new Folders(
        under(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve(NAME),
        under(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve(NAME));
  }

  /** The environment variables of a process. */
  @FunctionalInterface
  interface Environment {
    @Nullable String get(String variable);
  }

  /** A folder that is not named in full is none, as the XDG specification has it. */
  private static Path under(@Nullable String folder, Path otherwise) {
    return folder == null || folder.isBlank() || !Path.of(folder).isAbsolute()
        ? otherwise
        : Path.of(folder);
  }
}
