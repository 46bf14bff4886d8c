package threadworks.ui.page;

import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Hyperlink;
import threadworks.lesson.LessonHead;
import threadworks.lesson.Target;
import threadworks.lesson.VariantName;
import threadworks.schedule.report.Report;
import threadworks.ui.lab.LabRequest;
import threadworks.ui.lab.model.OutcomeRow;

/**
 * Follows links of a lesson's text into the lab and to other lessons.
 *
 * @param context the window around the page
 * @param lesson the folder of the page's lesson
 */
record Ways(PageContext context, String lesson) {
  /** Stands for a number that nobody has found out yet. */
  private static final String UNKNOWN = "?";

  /** Goes there. */
  void go(Target target) {
    var ask = context.ask();
    switch (target) {
      case Target.Bar(VariantName(var demo, var variant)) ->
          ask.accept(new LabRequest.Select(demo, variant));
      case Target.Run(VariantName(var demo, var variant)) ->
          ask.accept(new LabRequest.Run(demo, List.of(variant)));
      case Target.Step(VariantName(var demo, var variant), var code) ->
          ask.accept(new LabRequest.Walk(demo, variant, code));
      case Target.Explore(VariantName(var demo, var variant)) ->
          ask.accept(new LabRequest.Explore(demo, variant));
      case Target.Count(VariantName(var demo, var variant), _) ->
          ask.accept(new LabRequest.Explore(demo, variant));
      case Target.Tab(var tab) -> {
        var demo = context.demo().getValue();
        // In a lesson without a demo there is no lab to show it in.
        if (!demo.isEmpty()) {
          ask.accept(new LabRequest.OpenTab(demo, tab));
        }
      }
      case Target.Code(var demo, var method) -> ask.accept(new LabRequest.ShowCode(demo, method));
      case Target.OfLesson(var slug) -> context.lessons().open(slug);
    }
  }

  /** What a link is called that has no words of its own. */
  String name(Target target) {
    return switch (target) {
      case Target.Bar(var variant) -> variant.variant();
      case Target.Run(var variant) -> variant.variant();
      case Target.Step(var variant, var code) -> code.isEmpty() ? variant.variant() : code;
      case Target.Explore(var variant) -> variant.variant();
      case Target.Count count -> number(count);
      case Target.Tab(var tab) -> context.messages().get("lab.tab." + tab);
      case Target.Code(_, var method) -> method;
      case Target.OfLesson(var slug) ->
          context.lessons().named(slug).map(lesson -> name("page.lesson", lesson)).orElse(slug);
    };
  }

  /** Has a link show how many schedules it leads to, as soon as that is known. */
  void show(Target.Count count, Hyperlink link) {
    // Only while it is in a window: what was found outlives it, and must not hold on to it.
    Bindings.createStringBinding(() -> number(count), context.findings().explored())
        .when(link.sceneProperty().map(Objects::nonNull).orElse(false))
        .subscribe(link::setText);
  }

  private String number(Target.Count count) {
    var report = context.findings().explored().get(count.variant().of(lesson));
    if (report == null || !report.complete()) {
      return UNKNOWN;
    }
    long schedules =
        count
            .outcome()
            .map(
                name ->
                    report.outcomes().stream()
                        .filter(found -> OutcomeRow.isCalled(name, found.outcome()))
                        .mapToLong(Report.Found::count)
                        .sum())
            .orElse(report.schedules());
    return report.kinds()
        ? context.messages().get("page.count.kinds", schedules)
        : String.format(context.messages().locale(), "%,d", schedules);
  }

  /** A lesson's number and title, in that sentence. */
  String name(String key, LessonHead lesson) {
    var messages = context.messages();
    return messages.get(key, lesson.order(), lesson.title(messages.language()).brief());
  }
}
