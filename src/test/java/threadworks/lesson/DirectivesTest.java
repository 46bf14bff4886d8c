package threadworks.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.lab.Outcome;
import threadworks.lesson.LessonText.Card;
import threadworks.lesson.LessonText.DemoBlock;
import threadworks.wording.Language;

/** A lesson of two demos that both have a {@code plain}. */
final class DirectivesTest {
  private static final String HEAD =
      """
      ---
      title: T
      short: T
      order: 1
      minutes: 1
      ---
      """;
  private static final String BODY =
      """
      ```demo List
      plain: plainly
      `[100, 58]`: without 89
      plain/`{a: 1}`: a map
      deadlock: both wait
      plain/deadlock: they wait for each other
      threw `java.lang.Error`: broke
      views: grid, frame
      ```

      ```demo Tickets
      ```

      ```question id=first List/plain
      ?

      - [ ] 1.5 s
        > No.
      - [x] 250 ms
        > Yes.
      ```

      ```seen own
      See [there](lab:own).
      ```

      ```predict id=ends explore own
      ?

      - [ ] Never: `deadlock` `MA2B>C`
        > No.
      - [x] Always with `A`
        > Yes.
      - [ ] `MA`
        > No.
      ```

      ```steps own
      M2A: **both** have looked

      M2A3 `[100, 58]`: without 89
      M2A3B>C deadlock: see [there](lab:code/dig)
      ```

      ```outcomes own
      ```
      """;

  @TempDir Path temp;
  private LessonFolder folder;

  @BeforeEach
  void write() {
    folder =
        new LessonFolder(temp)
            .with(
                "sample/List.java",
                """
                package sample;
                import threadworks.lab.*;
                class List {
                  @Param(min = 1, max = 9, small = 2, live = true) static volatile int size = 5;

                  @Variant(runOnly = "it opens a file", limit = 1.5)
                  static void plain() {}

                  @Variant
                  @Outcome(value = "[100, 58]", expect = Expect.FORBIDDEN)
                  @Outcome(kind = Outcome.Kind.DEADLOCK, expect = Expect.FORBIDDEN)
                  static void own() { new Helper().help(); }
                }
                """)
            .with(
                "sample/Helper.java",
                """
                package sample;
                class Helper {
                  void help() { Deep.dig(); Tickets.plain(); }
                }
                """)
            .with("sample/Deep.java", "package sample;\nclass Deep { static void dig() {} }\n")
            .with("sample/Unused.java", "package sample;\nclass Unused {}\n")
            .with(
                "sample/Tickets.java",
                """
                package sample;
                import threadworks.lab.*;
                class Tickets {
                  @Variant static void plain() {}
                  @Variant static void 逐个抓取() { help(); }
                  static void help() {}
                }
                """)
            .with("other/lesson.zh.md", HEAD);
  }

  @Test
  void aDemosOutcomesHaveLabels() {
    var block = text(BODY).blocks(DemoBlock.class).getFirst();

    assertEquals(Set.of("plain"), block.labels().keySet());
    assertEquals(List.of("grid", "frame"), block.views());
    assertEquals(
        Optional.of("without 89"), block.outcome("own", Outcome.Kind.RETURNED, "[100, 58]"));
    assertEquals(Optional.empty(), block.outcome("own", Outcome.Kind.RETURNED, "[100]"));
    assertEquals(Optional.empty(), block.outcome("own", Outcome.Kind.RETURNED, "{a: 1}"));
    assertEquals(Optional.of("a map"), block.outcome("plain", Outcome.Kind.RETURNED, "{a: 1}"));
    assertEquals(
        Optional.of("both wait"), block.outcome("own", Outcome.Kind.DEADLOCK, "A waits for B"));
    assertEquals(
        Optional.of("they wait for each other"),
        block.outcome("plain", Outcome.Kind.DEADLOCK, "A waits for B"));
    assertEquals(
        Optional.of("broke"), block.outcome("plain", Outcome.Kind.THREW, "java.lang.Error"));
  }

  @Test
  void aChoiceThatIsATimeIsOne() {
    var card = text(BODY).blocks(Card.class).getFirst();

    assertEquals("first", card.id());
    assertEquals(List.of(new VariantName("List", "plain")), card.variants());
    assertEquals(1.5, card.options().getFirst().seconds().orElseThrow());
    assertEquals(0.25, card.options().getLast().seconds().orElseThrow());
  }

  @Test
  void aNameAloneStandsForTheOnlyVariantCalledSo() {
    var seen = text(BODY).blocks(Seen.class).getFirst();

    assertEquals(new VariantName("List", "own"), seen.variant());
    assertEquals(List.of(new Target.Bar(new VariantName("List", "own"))), targets(seen.document()));
  }

  @Test
  void anExplorationMayAnswerACard() {
    var card = text(BODY).blocks(Card.class).getLast();

    assertTrue(card.explores());
    assertEquals(List.of(new VariantName("List", "own")), card.variants());
    assertEquals(
        List.of("Never: deadlock", "Always with", "MA"),
        card.options().stream().map(option -> option.text().strip()).toList());
    assertEquals(
        List.of("MA2B>C", "A", ""), card.options().stream().map(Card.Option::code).toList());
  }

  @Test
  void schedulesToWalkMaySayWhatTheyComeTo() {
    var steps = text(BODY).blocks(Steps.class).getFirst();

    assertEquals(new VariantName("List", "own"), steps.variant());
    assertEquals(
        List.of("M2A", "M2A3", "M2A3B>C"), steps.ways().stream().map(Steps.Way::code).toList());
    assertEquals(
        List.of(
            Optional.empty(),
            Optional.of(new OutcomeName(Outcome.Kind.RETURNED, "[100, 58]")),
            Optional.of(new OutcomeName(Outcome.Kind.DEADLOCK, ""))),
        steps.ways().stream().map(Steps.Way::end).toList());
    assertEquals(List.of(new Target.Code("List", "dig")), targets(steps.ways().getLast().label()));
    assertEquals(
        new VariantName("List", "own"), text(BODY).blocks(Outcomes.class).getFirst().variant());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          lab:List/plain         # Bar[variant=List/plain]
          lab:own                # Bar[variant=List/own]
          lab:逐个抓取           # Bar[variant=Tickets/逐个抓取]
          lab:run/Tickets/plain  # Run[variant=Tickets/plain]
          lab:run/own            # Run[variant=List/own]
          lab:step/own           # Step[variant=List/own, code=]
          lab:step/own!M2A>B     # Step[variant=List/own, code=M2A>B]
          lab:explore/List/own   # Explore[variant=List/own]
          lab:count/own          # Count[variant=List/own, outcome=Optional.empty]
          <lab:count/own![100, 58]> # Count[variant=List/own, outcome=Optional[OutcomeName[kind=RETURNED, value=[100, 58]]]]
          lab:count/own!deadlock # Count[variant=List/own, outcome=Optional[OutcomeName[kind=DEADLOCK, value=]]]
          lab:tab/timeline       # Tab[tab=timeline]
          lab:timeline           # Tab[tab=timeline]
          lab:code/own           # Code[demo=List, method=own]
          lab:code/dig           # Code[demo=List, method=dig]
          lab:code/Tickets/help  # Code[demo=Tickets, method=help]
          lesson:other           # OfLesson[slug=other]
          """)
  void aLinkLeadsThere(String address, String target) {
    var prose =
        text("A [link](" + address.replace('!', '#') + ").\n\n" + BODY)
            .blocks(LessonText.Prose.class);

    assertEquals(
        List.of(target),
        targets(prose.getFirst().document()).stream().map(Target::toString).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          lab:plain        # plain may be any of List/plain, Tickets/plain: write its demo before it
          lab:nowhere      # no demo of this lesson has a variant nowhere
          lab:step/List/plain  # List/plain can only be run
          lab:step/own!2M  # 2M is no schedule’s code
          lab:count/own!7  # no variant declares the outcome 7
          lab:count/List/plain # List/plain can only be run
          lab:explore/plain    # plain may be any of List/plain, Tickets/plain
          lab:tab/floor    # the lab has no tab floor
          lab:code/help    # help may be any of List/help, Tickets/help
          lab:code/size    # no demo of this lesson declares a method size
          lesson:locks     # there is no lesson locks
          """)
  void aLinkThatLeadsNowhereIsAFault(String address, String reason) {
    var to = address.replace('!', '#');
    assertBroken("Text.\n\nA [link](" + to + ").\n\n" + BODY, 9, reason);
    assertBroken("```note\nA [link](" + to + ").\n```\n" + BODY, 8, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          question id=first List/plain # question id=first plain           # 20 # plain may be any of
          question id=first List/plain # question id=first List/plain Tickets/plain # 20 # one more of the same demo
          seen own                     # seen                              # 29 # name the variant whose run unfolds it
          seen own                     # question id=first                 # 29 # another block has the id first already
          predict id=ends explore own  # predict id=ends explore           # 33 # name one behind explore
          predict id=ends explore own  # predict id=ends explore List/plain # 33 # List/plain can only be run
          steps own                    # steps                             # 44 # name one variant, as in steps
          steps own                    # steps List/plain                  # 44 # List/plain can only be run
          M2A: **both**                # 2M: **both**                      # 45 # a line is a schedule’s code
          M2A3 `[100, 58]`             # M2A3 sold                         # 47 # a line is a schedule’s code
          M2A3 `[100, 58]`             # M2A3 `[100, 58]` deadlock         # 47 # a line is a schedule’s code
          lab:code/dig                 # lab:code/nobody                   # 48 # no demo of this lesson declares a method nobody
          outcomes own                 # outcomes                          # 51 # name one variant, as in outcomes
          `[100, 58]`                  # own/`[100]`                       #  9 # no variant declares the outcome own/`[100]`
          deadlock: both               # returned: both                    # 11 # no variant, parameter or outcome returned
          plain/deadlock               # Plain/deadlock                    # 12 # no variant, parameter or outcome Plain/deadlock
          plain/deadlock               # deadlock                          # 12 # deadlock has a label already
          """)
  void aFenceThatMakesNoSenseIsAFault(String what, String by, int line, String reason) {
    assertTrue(BODY.contains(what), "nothing to spoil");
    assertBroken(BODY.replace(what, by), line, reason);
  }

  @Test
  void aDemoHasTheFilesThatItUses() {
    var demos = lesson(BODY).demos();

    assertEquals(
        List.of("List.java", "Helper.java", "Deep.java"),
        demos.getFirst().sources().stream().map(Demo.Source::file).toList());
    assertEquals(Set.of("help"), demos.getFirst().sources().get(1).methods());
    assertEquals(
        List.of("Tickets.java"),
        demos.getLast().sources().stream().map(Demo.Source::file).toList(),
        "what other demos use is theirs");
  }

  @Test
  void aDemoDeclaresHowItIsRun() {
    var demo = lesson(BODY).demos().getFirst();

    var plain = demo.variants().getFirst();
    assertEquals("it opens a file", plain.runOnly());
    assertEquals(1.5, plain.limit());
    var own = demo.variants().getLast();
    assertEquals("", own.runOnly());
    assertEquals(3, own.limit(), "it may never end");
    assertEquals(Outcome.Kind.DEADLOCK, own.outcomes().getLast().kind());
    assertEquals(2, demo.params().getFirst().small());
    assertTrue(demo.params().getFirst().live());
  }

  @Test
  void whyAVariantCanOnlyBeRunIsSaidInTheWordsOfTheTextElseOfTheSource() {
    var fence = "```demo List\n%s\n```\n";
    for (var line : List.of("runOnly: 它要打开文件", "plain/runOnly: 它要打开文件")) {
      var lesson = lesson(fence.formatted(line));
      var variants = lesson.demos().getFirst().variants();
      var block = lesson.text(Language.EN).demo("List").orElseThrow();
      assertEquals("它要打开文件", block.runOnly(variants.getFirst()));
      assertEquals("", block.runOnly(variants.getLast()), "it can be stepped");
    }
    var both = text(fence.formatted("runOnly: all\nplain/runOnly: this one"));
    var plain = lesson(fence.formatted("plain: plain")).demos().getFirst().variants().getFirst();
    assertEquals("this one", both.demo("List").orElseThrow().runOnly(plain));
    assertEquals(
        "it opens a file",
        text(fence.formatted("plain: plain")).demo("List").orElseThrow().runOnly(plain));

    assertBroken(fence.formatted("own/runOnly: no"), 8, "own is not declared runOnly");
    assertBroken(fence.formatted("nobody/runOnly: no"), 8, "nobody is not declared runOnly");
    assertBroken(fence.formatted("runOnly: a\nrunOnly: b"), 9, "has a label already");
    assertBroken("```demo Tickets\nrunOnly: no\n```\n", 8, "Tickets is not declared runOnly");
  }

  @Test
  void aDemoMayBeExploredByKindsFromTheBeginning() {
    var fence = "```demo List\n%s\n```\n";
    assertTrue(text(fence.formatted("count: kinds")).demo("List").orElseThrow().kinds());
    assertFalse(text(fence.formatted("plain: plain")).demo("List").orElseThrow().kinds());
    assertBroken(fence.formatted("count: all"), 8, "count takes kinds alone, not all");
  }

  @Test
  void namesMayBeInAnyScript() {
    var variant = lesson(BODY).demos().getLast().variants().getLast();

    assertEquals("逐个抓取", variant.name());
    assertEquals(5, variant.firstLine());
  }

  private Lesson lesson(String body) {
    var entry = folder.with("sample/lesson.en.md", HEAD + body).load().getLast();
    return assertInstanceOf(LessonEntry.Ready.class, entry, entry::toString).lesson();
  }

  private LessonText text(String body) {
    return lesson(body).text(Language.EN);
  }

  private void assertBroken(String body, int line, String reason) {
    var entry = folder.with("sample/lesson.en.md", HEAD + body).load().getLast();
    var fault = assertInstanceOf(LessonEntry.Broken.class, entry).fault();
    assertTrue(fault.reason(Language.EN).contains(reason), () -> fault.reason(Language.EN));
    assertEquals(line, fault.line());
  }

  private static List<Target> targets(org.commonmark.node.Node document) {
    var targets = new ArrayList<Target>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomNode node) {
            if (node instanceof TargetLink link) {
              targets.add(link.target());
            }
            super.visit(node);
          }
        });
    return targets;
  }
}
