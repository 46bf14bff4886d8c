package threadworks.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.wording.Language;

/** Two lessons: {@code good}, which compiles, and {@code bad}, which each test spoils. */
final class LessonCompilerTest {
  @TempDir Path temp;
  private Path lessons;
  private Path classes;

  @BeforeEach
  void writeLessons() throws IOException {
    lessons = temp.resolve("lessons");
    classes = temp.resolve("classes");
    source(
        "good/Good.java",
        "package good; class Good { Runnable r = new Runnable() { public void run() {} }; }");
    source("bad/Bad.java", "package bad; class Bad {}");
  }

  @Test
  void makesTheClassesOfEachLesson() throws IOException {
    assertEquals(List.of(), compile());
    assertEquals(Set.of("good/Good.class", "good/Good$1.class", "bad/Bad.class"), made());
  }

  @Test
  void keepsWhatADebuggerAndReflectionAskFor() throws IOException {
    source(
        "good/Good.java",
        "package good; class Good { void m(int number) { int local = number; } }");
    compile();

    var bytes = Files.readString(classes.resolve("good/Good.class"), StandardCharsets.ISO_8859_1);
    for (var attribute : List.of("LineNumberTable", "LocalVariableTable", "MethodParameters")) {
      assertTrue(bytes.contains(attribute), attribute);
    }
    assertEquals(44 + 25, bytes.charAt(7), "the release");
  }

  /** {@code |} stands for a line's end; the file at fault is Bad.java. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          package bad;|class Bad { int a }               # 2:18 # it does not compile: ';' expected
          package bad;|class Bad {|  Foo a;|  Foo b; }   # 3:3 # it does not compile: cannot find symbol, symbol: class Foo, location: class bad.Bad; and 1 more error
          package bad;|class Bad { A a; B b; C c; }      # 2:13 # it does not compile: cannot find symbol, symbol: class A, location: class bad.Bad; and 2 more errors
          package bad;|class Bad { processes.Crawl other; } # 2:22 # it does not compile: package processes does not exist
          |package good;|class Bad {}                    # 2 # its package must be bad, as its folder is named
          package threadworks;|class Main {}             # 1 # its package must be bad, as its folder is named
          class Bad {}                                   # 1 # its package must be bad, as its folder is named
          """)
  void saysWhatIsWrongAndHarmsNoOtherLesson(String source, String place, String reason)
      throws IOException {
    compile();
    source("bad/Bad.java", source.replace('|', '\n'));

    var broken = compile();

    assertEquals(1, broken.size());
    assertEquals("bad", broken.getFirst().slug());
    assertEquals("bad/Bad.java:" + place, broken.getFirst().fault().place());
    assertEquals(reason, broken.getFirst().fault().reason(Language.EN));
    assertEquals(Set.of("good/Good.class", "good/Good$1.class", "lessons/bad/.fault"), made());
  }

  @Test
  void letsALessonUseWhatTheProgramUses() throws IOException {
    source(
        "good/Good.java",
        "package good; class Good { com.google.gson.Gson a; threadworks.lab.Site b; }");

    assertEquals(List.of(), compile());
  }

  @Test
  void saysItsOwnPartInTheLanguageOfWhoeverReadsIt() throws IOException {
    source("bad/Bad.java", "package bad;\nclass Bad { A a; B b; }");

    assertEquals(
        "编译不过：cannot find symbol, symbol: class A, location: class bad.Bad；另外还有 1 个错",
        compile().getFirst().fault().reason(Language.ZH));
  }

  @Test
  void compilesWithPreviewFeaturesWhereTheTextSaysSo() throws IOException {
    source(
        "bad/Bad.java",
        "package bad; class Bad { java.util.concurrent.StructuredTaskScope<?, ?> scope; }");
    assertTrue(compile().getFirst().fault().reason(Language.EN).contains("preview"));

    source(
        "bad/lesson.en.md", "---\ntitle: T\nshort: T\norder: 1\nminutes: 1\npreview: true\n---\n");
    assertEquals(List.of(), compile());
    var bytes = Files.readAllBytes(classes.resolve("bad/Bad.class"));
    assertEquals(0xFF, bytes[4] & 0xFF, "marked as of a preview");
  }

  @Test
  void compilesSourcesInMemory() {
    var compiler = new SourceCompiler(false);
    var one =
        new SourceCompiler.Source("queues/Mine.java", "package queues; class Mine { Other o; }");
    var other = new SourceCompiler.Source("queues/Other.java", "package queues; class Other {}");

    var both = (SourceCompiler.Compiled) compiler.compile(List.of(one, other));
    assertEquals(Set.of("queues.Mine", "queues.Other"), both.classes().keySet());

    var alone = (SourceCompiler.Failed) compiler.compile(List.of(one));
    assertEquals("queues/Mine.java:1:30", alone.faults().getFirst().place());
  }

  @Test
  void saysItInEnglishToEverybody() throws IOException {
    source("bad/Bad.java", "package bad; class Bad { int a }");
    var before = Locale.getDefault();
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    try {
      assertEquals(
          "it does not compile: ';' expected", compile().getFirst().fault().reason(Language.EN));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void forgetsAFaultThatIsMended() throws IOException {
    source("bad/Bad.java", "package bad; class Bad {");
    compile();
    source("bad/Bad.java", "package bad; class Bad {}");

    assertEquals(List.of(), compile());
    assertEquals(Set.of("good/Good.class", "good/Good$1.class", "bad/Bad.class"), made());
  }

  @Test
  void printsEachFaultForThoseWhoBuild() throws IOException {
    source("bad/Bad.java", "package bad;\nclass Bad {");
    var printed = new ByteArrayOutputStream();
    var before = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      LessonCompiler.main(new String[] {lessons.toString(), classes.toString()});
    } finally {
      System.setErr(before);
    }
    assertEquals(
        "lessons/bad/Bad.java:2:12: it does not compile: reached end of file while parsing",
        printed.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void clearsAwayWhatALessonThatIsGoneHasLeft() throws IOException {
    compile();
    // As the build copies the lessons, and what is not theirs.
    for (var file : List.of("bad/Bad.java", "bad/lesson.en.md", "good/Good.java", "good/old.md")) {
      built("lessons/" + file);
    }
    built("threadworks/Main.class");
    built("assets/css/lab.css");
    Files.move(lessons.resolve("bad"), lessons.resolve("renamed"));
    source("renamed/Bad.java", "package renamed; class Bad {}");

    compile();

    assertEquals(
        Set.of(
            "good/Good.class",
            "good/Good$1.class",
            "lessons/good/Good.java",
            "renamed/Bad.class",
            "threadworks/Main.class",
            "assets/css/lab.css"),
        made());
    assertFalse(Files.exists(classes.resolve("lessons/bad")), "an empty folder would be a lesson");
  }

  @Test
  void leavesAloneWhatWouldComeOutTheSame() throws IOException {
    source("bad/Bad.java", "package bad; class Bad {");
    compile();
    var longAgo = FileTime.from(Instant.parse("2025-01-01T00:00:00Z"));
    for (var file : made()) {
      Files.setLastModifiedTime(classes.resolve(file), longAgo);
    }

    compile();

    for (var file : made()) {
      assertEquals(longAgo, Files.getLastModifiedTime(classes.resolve(file)), file);
    }
  }

  private List<LessonEntry.Broken> compile() throws IOException {
    return new LessonCompiler(lessons, classes).run();
  }

  private void source(String file, String text) throws IOException {
    var path = lessons.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void built(String file) throws IOException {
    var path = classes.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, file);
  }

  /** All files among the classes. */
  private Set<String> made() throws IOException {
    var made = new TreeSet<String>();
    try (var files = Files.walk(classes)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> made.add(classes.relativize(file).toString().replace('\\', '/')));
    }
    return made;
  }
}
