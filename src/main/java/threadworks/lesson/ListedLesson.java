package threadworks.lesson;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Language;

/**
 * A lesson as the list of lessons has it: what the heads of its texts say. The lesson itself is
 * read once, when it is first asked for; by any thread.
 */
public final class ListedLesson {
  private final String slug;
  private final @Nullable Head head;
  private final LessonReader reader;
  private @Nullable LessonEntry entry;

  /**
   * What the heads of a lesson's texts say.
   *
   * @param order its place in the list, from 1
   * @param minutes how long it takes
   * @param titles what it is called in each language there is; at least one
   */
  public record Head(int order, int minutes, Map<Language, Title> titles) {
    /** What it is called in the language asked for, or in the other where it is missing. */
    public Title title(Language wanted) {
      var title = titles.get(wanted);
      return title != null ? title : Objects.requireNonNull(titles.get(wanted.other()));
    }
  }

  /**
   * What a lesson is called.
   *
   * @param full in full
   * @param brief where there is little room
   */
  public record Title(String full, String brief) {}

  /** The lesson in a folder, of which the heads are read now. */
  ListedLesson(LessonReader reader) {
    this.reader = reader;
    this.slug = reader.slug();
    this.head = reader.head();
  }

  /** The name of its folder. */
  public String slug() {
    return slug;
  }

  /** What its heads say; empty where one of them cannot be read, as the entry says then. */
  public Optional<Head> head() {
    return Optional.ofNullable(head);
  }

  /** The lesson, or why it is none. */
  public synchronized LessonEntry entry() {
    var known = entry;
    if (known == null) {
      known = reader.read();
      entry = known;
    }
    return known;
  }
}
