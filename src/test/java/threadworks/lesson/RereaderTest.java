package threadworks.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threadworks.wording.Language;

/** One lesson, {@code sample}, which is edited in between. */
final class RereaderTest {
  private final List<Path> compiled = new ArrayList<>();
  @TempDir Path temp;
  private LessonFolder folder;
  private Rereader rereader;

  @BeforeEach
  void writeLesson() {
    folder = new LessonFolder(temp).withSample();
    rereader = new Rereader(temp.resolve("lessons"), temp.resolve("made"), this::compile);
  }

  private List<Fault> compile(LessonSources sources, Path classes) {
    compiled.add(classes);
    return switch (new SourceCompiler(sources.preview()).compile(sources.files())) {
      case SourceCompiler.Failed failed -> failed.faults();
      case SourceCompiler.Compiled(var made) -> {
        made.forEach((name, bytes) -> write(classes.resolve(name.replace('.', '/')), bytes));
        yield List.of();
      }
    };
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file.resolveSibling(file.getFileName() + ".class"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void compilesADemoThatWasEditedIntoAFolderOfItsOwn() {
    var before = ready();
    folder.with("sample/Naps.java", LessonFolder.DEMO.replace("max = 8", "max = 16"));
    var after = ready();

    assertEquals(8, before.demos().getFirst().params().getLast().max());
    assertEquals(16, after.demos().getFirst().params().getLast().max());
    assertNotEquals(before.classpath(), after.classpath());
    assertEquals(List.of(compiled.getLast().toString()), after.classpath());
  }

  @Test
  void compilesNothingForATextThatWasEdited() {
    var before = ready();
    folder.with("sample/lesson.en.md", LessonFolder.TEXT.replace("taken", "slept"));
    var after = ready();

    assertEquals("Naps, slept in turn", after.text(Language.EN).title());
    assertEquals(before.demos(), after.demos());
    assertEquals(before.classpath(), after.classpath());
    assertEquals(1, compiled.size());
  }

  @Test
  void compilesNothingThatIsAsItWasBuilt() throws IOException {
    var built = LessonCatalog.built();
    var changed = temp.resolve("lessons");
    for (var file : List.of("Crawl.java", "OneCore.java", "lesson.en.md")) {
      folder.with("processes/" + file, Files.readString(built.resolve("processes/" + file)));
    }

    var entry = new Rereader(changed, temp.resolve("made"), this::compile).read("processes");

    assertEquals(List.of(), assertInstanceOf(LessonEntry.Ready.class, entry).lesson().classpath());
    assertEquals(List.of(), compiled);
  }

  @Test
  void saysWhatIsWrongUntilItIsMended() {
    folder.with("sample/Naps.java", LessonFolder.DEMO.replace("\"slept\";", "\"slept\""));
    assertEquals("sample/Naps.java:15:19", broken().place());
    assertEquals("sample/Naps.java:15:19", broken().place());
    assertEquals(1, compiled.size(), "it is not compiled again to say so again");

    folder.with("sample/Naps.java", LessonFolder.DEMO);
    folder.with("sample/lesson.en.md", "no head");
    assertEquals("sample/lesson.en.md:1", broken().place());

    folder.with("sample/lesson.en.md", LessonFolder.TEXT);
    assertEquals("Naps", ready().demos().getFirst().name());
  }

  @Test
  void seesADemoThatCameAndOneThatWent() throws IOException {
    var more = "\n```demo Rest\n```\n";
    folder
        .with("sample/Rest.java", LessonFolder.DEMO.replace("Naps", "Rest"))
        .with("sample/lesson.en.md", LessonFolder.TEXT + more)
        .with("sample/lesson.zh.md", LessonFolder.TEXT + more);
    assertEquals(List.of("Naps", "Rest"), ready().demos().stream().map(Demo::name).toList());

    folder.withSample();
    Files.delete(temp.resolve("lessons/sample/Rest.java"));
    assertEquals(List.of("Naps"), ready().demos().stream().map(Demo::name).toList());
  }

  @Test
  void saysThatALessonHasGone() {
    assertEquals("gone", ((LessonEntry.Broken) rereader.read("gone")).fault().place());
  }

  private Lesson ready() {
    return assertInstanceOf(LessonEntry.Ready.class, rereader.read("sample")).lesson();
  }

  private Fault broken() {
    return assertInstanceOf(LessonEntry.Broken.class, rereader.read("sample")).fault();
  }
}
