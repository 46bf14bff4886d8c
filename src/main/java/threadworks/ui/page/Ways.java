package threadworks.ui.page;

import java.util.List;
import threadworks.lesson.LessonHead;
import threadworks.lesson.Target;
import threadworks.lesson.VariantName;
import threadworks.ui.lab.LabRequest;

/**
 * Follows links of a lesson's text into the lab and to other lessons.
 *
 * @param context the window around the page
 */
record Ways(PageContext context) {
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
      case Target.Tab(var tab) -> context.messages().get("lab.tab." + tab);
      case Target.Code(_, var method) -> method;
      case Target.OfLesson(var slug) ->
          context.lessons().named(slug).map(lesson -> name("page.lesson", lesson)).orElse(slug);
    };
  }

  /** A lesson's number and title, in that sentence. */
  String name(String key, LessonHead lesson) {
    var messages = context.messages();
    return messages.get(key, lesson.order(), lesson.title(messages.language()).brief());
  }
}
