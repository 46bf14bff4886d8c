package threadworks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import threadworks.lab.Outcome;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.LessonText;
import threadworks.lesson.OutcomeName;
import threadworks.lesson.Seen;
import threadworks.lesson.Steps;
import threadworks.lesson.Target;
import threadworks.lesson.TargetLink;
import threadworks.lesson.VariantName;
import threadworks.schedule.report.Bounds;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.wording.Language;

/** What all lessons say of schedules is what the engine finds. */
final class LessonSchedulesTest {
  /** Longer than this no learner is to wait. */
  private static final double SECONDS = 5;

  private static Engine engine = Engine.open();

  @BeforeAll
  static void open() {
    engine = Engine.open();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  /** A variant that is not for real runs alone, with the small values of its parameters. */
  record Model(Lesson lesson, Demo demo, Demo.Variant variant) {
    ScheduleTarget target() {
      return ScheduleTarget.of(
          lesson,
          demo,
          variant,
          demo.params().stream().collect(Collectors.toMap(Demo.Param::name, Demo.Param::small)));
    }

    /** Whether its lesson says that there are too many schedules, and counts kinds of them. */
    boolean isOfKinds() {
      return lesson
          .text(Language.EN)
          .demo(demo.name())
          .map(LessonText.DemoBlock::kinds)
          .orElse(false);
    }

    @Override
    public String toString() {
      return new VariantName(demo.name(), variant.name()).of(lesson.slug());
    }
  }

  private static Stream<Lesson> lessons() {
    return LessonCatalog.load().stream().map(entry -> ((LessonEntry.Ready) entry).lesson());
  }

  private static Stream<Model> models(Lesson lesson) {
    return lesson.demos().stream()
        .flatMap(demo -> demo.variants().stream().map(variant -> new Model(lesson, demo, variant)))
        .filter(model -> model.variant().runOnly().isEmpty());
  }

  private static Stream<Model> models(Predicate<Demo.Variant> which) {
    return lessons()
        .flatMap(LessonSchedulesTest::models)
        .filter(model -> which.test(model.variant()));
  }

  static Stream<Model> thatDeclareOutcomes() {
    return models(variant -> !variant.outcomes().isEmpty());
  }

  static Stream<Model> thatDeclareNone() {
    return models(variant -> variant.outcomes().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("thatDeclareOutcomes")
  void aVariantComesToExactlyWhatItDeclares(Model model) {
    var report = explore(model.target(), model.isOfKinds() ? Bounds.NONE.reduced() : Bounds.NONE);
    if (!report.complete()) {
      report = explore(model.target(), Bounds.NONE.reduced());
    }

    assertNull(report.refused());
    assertTrue(report.complete(), "not in time");
    var declared = model.variant().outcomes().stream().map(Demo.Declared::name).toList();
    var found = new HashSet<OutcomeName>();
    for (var one : report.outcomes()) {
      var name = name(one.outcome());
      found.add(
          declared.stream()
              .filter(known -> known.fits(name.kind(), name.value()))
              .findFirst()
              .orElse(name));
    }
    assertEquals(new HashSet<>(declared), found);
  }

  private static Report explore(ScheduleTarget target, Bounds bounds) {
    return engine.explore(target, bounds.within(SECONDS)).over().join();
  }

  private static OutcomeName name(threadworks.schedule.report.Outcome outcome) {
    return new OutcomeName(Outcome.Kind.valueOf(outcome.kind().name()), outcome.value());
  }

  @ParameterizedTest
  @MethodSource("thatDeclareNone")
  void aVariantThatDeclaresNothingCanBeSteppedOrSaysWhyNot(Model model) {
    var start = engine.at(model.target(), Bounds.NONE.from(), 0).join();
    assertNull(start.misfit());
    assertTrue(start.refused() != null || start.outcome() == null);
  }

  /**
   * A schedule on a page.
   *
   * @param whole whether the program is over after it
   * @param end what it comes to; empty where the page does not say
   */
  record OnPage(Model model, String code, boolean whole, Optional<OutcomeName> end, String file) {
    @Override
    public String toString() {
      return model + "#" + code + " in " + file;
    }
  }

  static Stream<OnPage> schedulesOnPages() {
    return lessons()
        .flatMap(
            lesson -> lesson.texts().values().stream().flatMap(text -> schedules(lesson, text)))
        .distinct();
  }

  private static Stream<OnPage> schedules(Lesson lesson, LessonText text) {
    var all = new ArrayList<OnPage>();
    var file = text.language().toString();
    for (var steps : text.blocks(Steps.class)) {
      var model = model(lesson, steps.variant());
      for (var way : steps.ways()) {
        all.add(new OnPage(model, way.code(), way.end().isPresent(), way.end(), file));
      }
    }
    for (var card : text.blocks(LessonText.Card.class)) {
      for (var option : card.options()) {
        if (!option.code().isEmpty()) {
          var model = model(lesson, card.variants().getFirst());
          all.add(new OnPage(model, option.code(), true, Optional.empty(), file));
        }
      }
    }
    for (var document : documents(text)) {
      for (var target : targets(document)) {
        if (target instanceof Target.Step(var variant, var code)) {
          all.add(new OnPage(model(lesson, variant), code, false, Optional.empty(), file));
        }
      }
    }
    return all.stream();
  }

  private static Model model(Lesson lesson, VariantName name) {
    return models(lesson)
        .filter(model -> model.demo().name().equals(name.demo()))
        .filter(model -> model.variant().name().equals(name.variant()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Node> documents(LessonText text) {
    var all = new ArrayList<Node>();
    for (var block : text.blocks()) {
      switch (block) {
        case LessonText.Prose prose -> all.add(prose.document());
        case LessonText.Notes notes -> all.add(notes.document());
        case Seen seen -> all.add(seen.document());
        case Steps steps -> steps.ways().forEach(way -> all.add(way.label()));
        case LessonText.Card card -> {
          all.add(card.question());
          card.options().forEach(option -> all.add(option.answer()));
        }
        default -> {}
      }
    }
    return all;
  }

  private static List<Target> targets(Node document) {
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

  @ParameterizedTest
  @MethodSource("schedulesOnPages")
  void aScheduleOnAPageEndsAsThePageSays(OnPage schedule) {
    var position = engine.at(schedule.model().target(), Schedule.parse(schedule.code()), 0).join();

    assertNull(position.refused());
    assertNull(position.misfit());
    if (schedule.whole()) {
      var outcome = position.outcome();
      assertNotNull(outcome, "the program goes on");
      var came = name(outcome);
      schedule
          .end()
          .ifPresent(end -> assertTrue(end.fits(came.kind(), came.value()), came::toString));
      assertFalse(schedule.code().isEmpty());
    }
  }
}
