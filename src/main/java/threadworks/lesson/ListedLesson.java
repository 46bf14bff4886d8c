package threadworks.lesson;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lesson as the list of lessons has it: what the heads of its texts say. The lesson itself is
 * read once, when it is first asked for; by any thread.
 */
public final class ListedLesson {
  private final String slug;
  private final @Nullable LessonHead head;
  private final Supplier<LessonEntry> reader;
  private @Nullable LessonEntry entry;

  /**
   * A lesson that has not been read.
   *
   * @param slug the name of its folder
   * @param head what its heads say; null where one of them cannot be read
   * @param reader reads it
   */
  public ListedLesson(String slug, @Nullable LessonHead head, Supplier<LessonEntry> reader) {
    this.slug = slug;
    this.head = head;
    this.reader = reader;
  }

  /** The name of its folder. */
  public String slug() {
    return slug;
  }

  /** What its heads say; empty where one of them cannot be read, as the entry says then. */
  public Optional<LessonHead> head() {
    return Optional.ofNullable(head);
  }

  /** The lesson, or why it is none. */
  public synchronized LessonEntry entry() {
    var known = entry;
    if (known == null) {
      known = reader.get();
      entry = known;
    }
    return known;
  }
}
