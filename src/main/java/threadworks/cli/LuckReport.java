package threadworks.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import threadworks.session.Luck;
import threadworks.session.RunRequest;
import threadworks.wording.Language;
import threadworks.wording.Wording;

/** What came of many real runs of one variant, as the command line shows it. */
final class LuckReport {
  private static final Wording WORDING = Language.EN.wording();

  private LuckReport() {}

  /** The shape in JSON; the order of the components is the order of the names. */
  record Shape(
      String lesson,
      String demo,
      String variant,
      int asked,
      int made,
      int didNotEnd,
      int endedProcess,
      double seconds,
      List<Came> outcomes,
      @Nullable String death) {}

  record Came(String kind, String value, long count) {}

  static Shape shape(RunRequest request, Luck luck) {
    var death = luck.death();
    return new Shape(
        request.lesson().slug(),
        request.demo().name(),
        request.variants().getFirst().name(),
        luck.asked(),
        luck.made(),
        luck.unended(),
        luck.died(),
        luck.seconds(),
        luck.counts().entrySet().stream()
            .map(
                one ->
                    new Came(
                        one.getKey().kind().word(), one.getKey().words(WORDING), one.getValue()))
            .toList(),
        death == null ? null : WORDING.say(death));
  }

  static void print(RunRequest request, Luck luck, PrintWriter out) {
    out.println(
        request.lesson().slug()
            + "/"
            + request.demo().name()
            + "/"
            + request.variants().getFirst().name());
    luck.counts()
        .forEach(
            (outcome, count) ->
                line(
                    count,
                    WORDING.say(outcome.kind().sentence())
                        + " "
                        + Text.oneLine(outcome.words(WORDING)),
                    out));
    if (luck.overdue() > 0) {
      line(luck.overdue(), WORDING.text("luck.overdue"), out);
    }
    if (luck.death() != null) {
      line(luck.died(), WORDING.say(luck.death()), out);
    }
    line(luck.made(), WORDING.text("luck.total", luck.asked(), luck.seconds()), out);
    out.println();
    out.flush();
  }

  private static void line(long count, String what, PrintWriter out) {
    out.println(String.format(Locale.ROOT, "%,12d  %s", count, what).stripTrailing());
  }
}
