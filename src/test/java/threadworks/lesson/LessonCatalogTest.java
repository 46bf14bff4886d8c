package threadworks.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.lab.Expect;
import threadworks.lab.Outcome;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

final class LessonCatalogTest {
  @TempDir Path temp;
  private LessonFolder folder;

  @BeforeEach
  void newFolder() {
    folder = new LessonFolder(temp);
  }

  @Test
  void readsTheLessonsThatWereBuiltIn() {
    var entries = LessonCatalog.load();

    assertTrue(
        entries.stream().allMatch(LessonEntry.Ready.class::isInstance),
        () -> "broken: " + entries.stream().filter(LessonEntry.Broken.class::isInstance).toList());
    assertTrue(entries.stream().anyMatch(entry -> entry.slug().equals("processes")));
  }

  @Test
  void readsTheFolderThatThePropertyNames() {
    folder.with("odd/lesson.en.md", "no front matter");
    System.setProperty(LessonCatalog.FOLDER, temp.resolve("lessons").toString());
    try {
      assertEquals(List.of("odd"), LessonCatalog.load().stream().map(LessonEntry::slug).toList());
    } finally {
      System.clearProperty(LessonCatalog.FOLDER);
    }
  }

  @Test
  void saysSoWhenThePropertyNamesNoFolder() {
    System.setProperty(LessonCatalog.FOLDER, temp.resolve("nowhere").toString());
    try {
      var error = assertThrows(IllegalArgumentException.class, LessonCatalog::load);
      assertTrue(String.valueOf(error.getMessage()).contains("nowhere"));
    } finally {
      System.clearProperty(LessonCatalog.FOLDER);
    }
  }

  @Test
  void sortsByOrderThenNameAndPutsBrokenOnesLast() {
    folder
        .with("late/lesson.en.md", plain(2))
        .with("zebra/lesson.en.md", plain(1))
        .with("ant/lesson.en.md", plain(1))
        .with("aaa/lesson.en.md", "broken")
        .with(".git/lesson.en.md", "not ours")
        .with("__pycache__/x.pyc", "not ours");

    assertEquals(
        List.of("ant", "zebra", "late", "aaa"),
        folder.load().stream().map(LessonEntry::slug).toList());
  }

  @Test
  void fallsBackToTheOtherLanguage() {
    var lesson =
        folder
            .with("sample/Naps.java", LessonFolder.DEMO)
            .with("sample/lesson.zh.md", LessonFolder.TEXT)
            .ready();

    assertEquals(Language.ZH, lesson.text(Language.EN).language());
    assertEquals(Language.ZH, lesson.text(Language.ZH).language());
  }

  @Test
  void keepsToTheLanguageAskedForWhereThereAreBoth() {
    var lesson = folder.withSample().ready();

    assertEquals(Language.EN, lesson.text(Language.EN).language());
    assertEquals(Language.ZH, lesson.text(Language.ZH).language());
  }

  @Test
  void listsALessonWithoutReadingIt() throws IOException {
    folder.withSample().ready();
    var listed = folder.list();
    var head = listed.getFirst().head().orElseThrow();
    assertEquals(3, head.order());
    assertEquals(10, head.minutes());
    assertEquals("Naps", head.title(Language.ZH).brief());

    // Nobody has looked at it until now.
    folder.with("sample/lesson.en.md", plain(3).replace("title: T", "title: Later"));
    folder.with("sample/lesson.zh.md", plain(3));
    var entry = assertInstanceOf(LessonEntry.Ready.class, listed.getFirst().entry());
    assertEquals("Later", entry.lesson().text(Language.EN).title());
    folder.with("sample/lesson.en.md", "spoilt");
    assertEquals(entry, listed.getFirst().entry(), "read once");
  }

  @Test
  void keepsThePlaceOfALessonThatIsBrokenBelowItsHead() {
    folder
        .with("first/lesson.en.md", plain(1) + "```nonsense\n```\n")
        .with("second/lesson.en.md", plain(2))
        .with("aaa/lesson.en.md", "no head");

    var entries = folder.load();

    assertEquals(
        List.of("first", "second", "aaa"), entries.stream().map(LessonEntry::slug).toList());
    assertInstanceOf(LessonEntry.Broken.class, entries.getFirst());
  }

  @Nested
  final class Text {
    @Test
    void isCutIntoBlocksFromTopToBottom() {
      var lesson = folder.withSample().ready();
      var text = lesson.text(Language.EN);

      assertEquals(3, lesson.order());
      assertEquals(10, lesson.minutes());
      assertEquals("Naps, taken in turn", text.title());
      assertEquals("Naps", text.shortTitle());
      assertEquals(3, text.blocks().size());
      var prose = assertInstanceOf(LessonText.Prose.class, text.blocks().get(0));
      assertEquals("Everyone sleeps.", plainText(prose.document()));
      var demo = assertInstanceOf(LessonText.DemoBlock.class, text.blocks().get(1));
      assertEquals("Naps", demo.demo());
      assertEquals(
          Map.of("nap", "a nap", "sleepers", "sleepers", "inTurn", "in turn"), demo.labels());
      var card = assertInstanceOf(LessonText.Card.class, text.blocks().get(2));
      assertEquals(LessonText.Card.Kind.PREDICT, card.kind());
      assertEquals("How long?", plainText(card.question()));
      assertEquals(
          List.of("One nap", "Four naps"),
          card.options().stream().map(LessonText.Card.Option::text).toList());
      assertEquals(
          List.of(false, true),
          card.options().stream().map(LessonText.Card.Option::right).toList());
      assertEquals("You think they sleep together.", plainText(card.options().get(0).answer()));
    }

    @Test
    void mayLeaveOutLabels() {
      var demo =
          folder
              .withSample()
              .with("sample/lesson.en.md", LessonFolder.TEXT.replaceAll("(nap|inTurn): .*\n", ""))
              .ready()
              .text(Language.EN)
              .blocks()
              .get(1);

      assertEquals(Map.of("sleepers", "sleepers"), ((LessonText.DemoBlock) demo).labels());
    }

    @Test
    void keepsListingsTablesAndNotes() {
      var text =
          folder
              .with(
                  "sample/lesson.en.md",
                  plain(1)
                      + """

                      ```java
                      int x;
                      ```

                      | a | b |
                      | - | - |
                      | 1 | 2 |

                      ```note
                      Ask the room first.
                      ```
                      """)
              .ready()
              .text(Language.EN);

      assertEquals(2, text.blocks().size());
      assertInstanceOf(LessonText.Prose.class, text.blocks().get(0));
      var notes = assertInstanceOf(LessonText.Notes.class, text.blocks().get(1));
      assertEquals("Ask the room first.", plainText(notes.document()));
    }

    @Test
    void mayComeFromWindows() {
      folder
          .with("sample/Naps.java", LessonFolder.DEMO)
          .with("sample/lesson.en.md", LessonFolder.TEXT.replace("\n", "\r\n"));

      assertEquals(3, folder.ready().text(Language.EN).blocks().size());
    }

    /** Each row spoils the sample's text in one place; {@code |} stands for a line's end. */
    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        textBlock =
            """
            ---|title      ; title         ;  1; must begin with a line ---
            |---|Everyone  ; |Everyone     ;  6; not Everyone
            title: Naps, taken in turn ; title: ; 2; title is missing
            short: Naps|   ; ''            ;  5; short is missing
            order: 3       ; order: third  ;  4; order must be a whole number
            minutes: 10    ; minutes: 0    ;  5; minutes must be a whole number
            minutes: 10    ; lines: 10     ;  5; not lines
            minutes: 10    ; order: 4      ;  5; order stands here for the second time
            **sleeps**     ; **sleeps.**so ;  7; ** has no effect
            ```demo Naps   ; ```demo Nap   ; 10; there is no demo Nap
            ```demo Naps   ; ```code Naps  ; 10; there is no directive code: use one of demo, predict, question, seen, steps, outcomes, note
            ```predict     ; ```predic     ; 16; there is no directive predic
            Naps/inTurn    ; nap           ; 16; no demo of this lesson has a variant nap; there are Naps/inTurn
            Naps/inTurn    ; ''            ; 16; name the variant whose run answers it
            id=how-long    ; ''            ; 16; give it an id
            id=how-long    ; id=how_long   ; 16; give it an id
            nap: a nap     ; nap:          ; 11; a label was expected
            nap: a nap     ; nap           ; 11; a label was expected
            inTurn: in turn; nap: a nap    ; 13; nap has a label already
            inTurn: in     ; atOnce: in    ; 13; no variant, parameter or outcome atOnce
            [ ] One        ; [x] One       ; 21; a second option is ticked
            [x]            ; [ ]           ; 16; no option is ticked
            - [ ] One nap|  > You think they sleep together.| ; '' ; 16; two options or more
            |  > One after another. ; '' ; 21; the option has no answer
            > One after another. ; > ; 21; the option has no answer
            - [ ] One      ; - One         ; 19; an option begins with its box
            How long?|     ; ''            ; 16; no question above
            |  > One after another. ; |  > One after another.||And so on. ; 16; must end with its options
            """)
    void thatIsSpoiltIsBroken(String what, String by, int line, String reason) {
      var from = what.replace('|', '\n');
      assertTrue(LessonFolder.TEXT.contains(from), "nothing to spoil");
      folder
          .withSample()
          .with("sample/lesson.en.md", LessonFolder.TEXT.replace(from, by.replace('|', '\n')));

      assertBroken("sample/lesson.en.md", line, reason);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        textBlock =
            """
            order: 3    ; order: 4      ;  4; order is 4 here and 3 in lesson.en.md
            minutes: 10 ; minutes: 20   ;  5; minutes is 20 here and 10
            ```predict  ; ```question   ; 16; this is “question id=how-long
            id=how-long ; id=how-many   ; 16; this is “predict id=how-many Naps/inTurn
            - [ ] One   ; - [x] One     ; 16; this is “predict id=how-long Naps/inTurn [x] [ ]”
            Four naps   ; 4 s           ; 16; this is “predict id=how-long Naps/inTurn [ ] [x]4.0s”
            """)
    void thatDiffersFromItsTranslationIsBroken(String what, String by, int line, String reason) {
      var other = LessonFolder.TEXT.replace(what, by);
      if (by.contains("[x]")) {
        other = other.replace("- [x] Four", "- [ ] Four");
      }
      folder.withSample().with("sample/lesson.zh.md", other);

      assertBroken("sample/lesson.zh.md", line, reason);
    }

    @Test
    void thatLacksABlockOfItsTranslationIsBroken() {
      var shorter = LessonFolder.TEXT.substring(0, LessonFolder.TEXT.indexOf("```predict"));

      folder.withSample().with("sample/lesson.zh.md", shorter);
      assertBroken("sample/lesson.zh.md", 0, "lesson.en.md goes on with “predict id=how-long");

      folder.withSample().with("sample/lesson.en.md", shorter);
      assertBroken("sample/lesson.zh.md", 16, "lesson.en.md has no such block");
    }

    @Test
    void mustExist() {
      folder.with("sample/Naps.java", LessonFolder.DEMO);
      assertBroken("sample", 0, "neither lesson.en.md nor lesson.zh.md");
    }

    @Test
    void mustBeUtf8() throws IOException {
      folder.withSample();
      Files.write(
          temp.resolve("lessons/sample/lesson.zh.md"), "é".getBytes(StandardCharsets.ISO_8859_1));
      assertBroken("sample/lesson.zh.md", 0, "not UTF-8");
    }

    @Test
    void standsInAFolderNamedAsAPackage() {
      folder.with("my-lesson/lesson.en.md", plain(1));
      assertBroken("my-lesson", 0, "lower-case letters and digits");
    }

    @Test
    void leavesTheProgramsOwnPackageAlone() {
      folder
          .with("threadworks/lesson.en.md", plain(1))
          .with("threadworks/Main.java", "package threadworks; class Main {}");
      assertBroken("threadworks", 0, "and not threadworks");
    }
  }

  @Nested
  final class TheDemo {
    @Test
    void isReadFromItsClassFile() {
      var demo = folder.withSample().ready().demos().getFirst();

      assertEquals("Naps", demo.name());
      assertEquals("sample.Naps", demo.className());
      assertEquals(
          List.of(new Demo.Source("Naps.java", LessonFolder.DEMO, Set.of("inTurn"))),
          demo.sources());
      assertNull(demo.python());
      assertEquals(
          List.of(
              new Demo.Param("nap", false, 1, 0.5, 3, 0.025, "s", 1, false),
              new Demo.Param("sleepers", true, 4, 1, 8, 1, "", 4, false)),
          demo.params());
      var variant = demo.variants().getFirst();
      assertEquals("inTurn", variant.name());
      assertEquals(0, variant.cores());
      assertEquals(List.of(), variant.outcomes());
      assertEquals("sleepers * nap", String.valueOf(variant.ideal()));
    }

    @Test
    void knowsTheLinesOfItsVariants() {
      folder
          .with(
              "sample/Naps.java",
              """
              package sample;

              import threadworks.lab.*;

              final class Naps {
                @Param(min = 0, max = 3)
                static double nap = 1;
                static int sleepers = 4;

                @Variant(
                    cores = 2,
                    ideal = "nap")
                @Outcome(value = "[]", expect = Expect.FORBIDDEN)
                @Outcome(value = "[1]", expect = Expect.ACCEPTABLE)
                static String inTurn() {
                  // a comment, and only then code

                  Runnable rest =
                      () -> {
                        System.out.println();
                      };
                  rest.run();
                  return String.valueOf(
                      "slept");
                }

                /** One line. */
                @Variant static int atOnce() { return 1; }
              }
              """)
          .with(
              "sample/lesson.en.md",
              LessonFolder.TEXT.replace("sleepers: sleepers", "atOnce: at once"));

      var variants = folder.ready().demos().getFirst().variants();

      var first = variants.get(0);
      assertEquals(10, first.firstLine());
      assertEquals(25, first.lastLine());
      assertEquals(2, first.cores());
      assertEquals(
          List.of(
              new Demo.Declared(Outcome.Kind.RETURNED, "[]", Expect.FORBIDDEN),
              new Demo.Declared(Outcome.Kind.RETURNED, "[1]", Expect.ACCEPTABLE)),
          first.outcomes());
      var second = variants.get(1);
      assertEquals(28, second.firstLine());
      assertEquals(28, second.lastLine());
      assertNull(second.ideal());
    }

    @Test
    void hasItsOwnPythonOrElseTheLessons() {
      folder.withSample().with("sample/sample.py", "print('lesson')\n");
      assertEquals("print('lesson')\n", python(folder));

      folder.with("sample/naps.py", "print('demo')\n");
      assertEquals("print('demo')\n", python(folder));
    }

    private static String python(LessonFolder folder) {
      return Objects.requireNonNull(folder.ready().demos().getFirst().python()).text();
    }

    @Test
    void runsNothingOfItsOwnWhileItIsRead() {
      folder
          .withSample()
          .with(
              "sample/Naps.java",
              LessonFolder.DEMO.replace(
                  "@Variant",
                  "static { if (true) throw new AssertionError(\"ran\"); }\n  @Variant"));

      assertEquals("Naps", folder.ready().demos().getFirst().name());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        textBlock =
            """
            static double nap = 1     ; static double nap               ;  8; nap is a @Param: give it a literal
            static double nap = 1     ; static double nap = Math.abs(1) ;  8; nap is a @Param: give it a literal
            static double nap = 1     ; static double nap = 9 > Math.random() ? 1 : 2 ; 8; give it a literal
            static double nap = 1     ; static final double nap = 1     ;  8; make it a static int, long or double
            static double nap = 1     ; double nap = 1                  ;  8; make it a static int, long or double
            static int sleepers = 4   ; static short sleepers = 4       ; 11; make it a static int, long or double
            static int sleepers = 4   ; static int sleepers = 9         ; 11; must lie from min 1.0 to max 8.0
            min = 1, max = 8          ; min = 8, max = 1                ; 11; must lie from min 8.0 to max 1.0
            static String inTurn()    ; String inTurn()                 ; 15; make it static and without parameters
            inTurn()                  ; inTurn(int n)                   ; 15; make it static and without parameters
            sleepers * nap            ; sleeper * nap                   ; 13; names sleeper
            sleepers * nap            ; sleepers *                      ; 13; cannot be read at character 11
            sleepers * nap            ; 1 / 0                           ; 13; is no time
            @Variant(ideal            ; @Deprecated @Variant(cores = -1, ideal ; 13; cores must be
            @Variant(ideal            ; @Variant(limit = -1, ideal      ; 13; limit must be
            min = 1, max = 8          ; min = 1, max = 8, small = 9     ; 11; small value of sleepers is 9.0
            min = 1, max = 8          ; min = 1, max = 8, small = 1.5   ; 11; be whole where the field is
            min = 1, max = 8          ; min = 1, max = 8, live = true   ; 11; sleepers may be changed while the demo runs: make it volatile
            """)
    void thatIsMisdeclaredIsBroken(String what, String by, int line, String reason) {
      assertTrue(LessonFolder.DEMO.contains(what), "nothing to spoil");
      folder.withSample().with("sample/Naps.java", LessonFolder.DEMO.replace(what, by));

      assertBroken("sample/Naps.java", line, reason);
    }

    @Test
    void needsAVariant() {
      folder
          .withSample()
          .with(
              "sample/Naps.java",
              LessonFolder.DEMO.replace("@Variant(ideal = \"sleepers * nap\")", ""));

      assertBroken("sample/Naps.java", 0, "mark a static method without parameters @Variant");
    }

    @Test
    void needsItsClassFile() {
      folder.withSample().with("sample/Naps.java", LessonFolder.DEMO.replace("Naps", "Other"));

      assertBroken("sample/Naps.java", 0, "it must declare a class Naps");
    }

    @Test
    void thatDoesNotCompileBreaksItsLessonAlone() {
      folder
          .withSample()
          .with("sample/Naps.java", LessonFolder.DEMO.replace("\"slept\";", "\"slept\""))
          .with("whole/Naps.java", LessonFolder.DEMO.replace("package sample", "package whole"))
          .with("whole/lesson.en.md", LessonFolder.TEXT);

      var entries = folder.load();

      assertEquals("whole", assertInstanceOf(LessonEntry.Ready.class, entries.getLast()).slug());
      assertEquals(
          new LessonEntry.Broken(
              "sample",
              new Fault("sample/Naps.java", 15, 19, Sentence.of("fault.compile", "';' expected"))),
          entries.getFirst());
    }

    @Test
    void isReadAgainOnceItCompiles() {
      folder.withSample().with("sample/Naps.java", "package sample;\n\nfinal class Naps {");
      assertBroken("sample/Naps.java", 3, "reached end of file");

      folder.withSample();
      assertEquals("Naps", folder.ready().demos().getFirst().name());
    }
  }

  private void assertBroken(String file, int line, String reason) {
    var broken = folder.broken();
    var fault = broken.fault();
    assertTrue(fault.reason(Language.EN).contains(reason), () -> fault.reason(Language.EN));
    assertEquals(file, fault.file());
    assertEquals(line, fault.line());
  }

  /** A text without demos. */
  private static String plain(int order) {
    return "---\ntitle: T\nshort: T\norder: " + order + "\nminutes: 1\n---\nText.\n";
  }

  private static String plainText(org.commonmark.node.Node node) {
    return TextContentRenderer.builder().build().render(node).strip();
  }
}
