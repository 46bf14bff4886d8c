package threadworks.ui.lab.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Expect;
import threadworks.lesson.Demo;
import threadworks.schedule.report.Outcome;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.session.Luck;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.StateLine.Kind;
import threadworks.ui.lab.StateLine.Next;
import threadworks.ui.lab.StateLine.Says;
import threadworks.ui.lab.model.OutcomeRow;
import threadworks.ui.lab.model.RunOnly;
import threadworks.ui.lab.model.Smaller;

/** Puts into words how an inquiry stands, and offers what to do next. */
final class InquiryWords {
  /** How long a search may still take for that to be worth saying. */
  private static final double LONG_SECONDS = 600;

  private final Messages messages;
  private final Acts acts;

  /** What can be done about it. */
  interface Acts {
    /** Opens a schedule in Step. */
    void walk(Schedule schedule);

    /** Shows another variant. */
    void choose(Demo.Variant variant);

    /** Explores one schedule of each kind. */
    void exploreKinds();

    /** Explores once more, for longer. */
    void goOn();

    /** Explores once more, with longer schedules. */
    void allowMoreSteps();

    /** Explores with a smaller number. */
    void set(Smaller to);
  }

  InquiryWords(Messages messages, Acts acts) {
    this.messages = messages;
    this.acts = acts;
  }

  /** What is to be said now. */
  Says now(Inquiry inquiry) {
    var program = inquiry.program();
    var runOnly = RunOnly.of(program, messages, "exploring.instead", acts::choose);
    if (runOnly.isPresent()) {
      return runOnly.get();
    }
    var problem = inquiry.problem();
    if (problem != null) {
      return warn(messages.say(problem));
    }
    var report = inquiry.report();
    if (inquiry.isExploring()) {
      return plain(underWay(report, inquiry.bounds().reduce()));
    }
    var luck = inquiry.luck();
    if (luck != null && luck.unended() > 0 && !inquiry.isRunning()) {
      return unended(inquiry, luck);
    }
    return report == null ? plain(messages.get("exploring.none")) : found(inquiry, report);
  }

  private static Says plain(String text) {
    return Says.of(Kind.PLAIN, text);
  }

  private static Says warn(String text, Next... next) {
    return Says.of(Kind.WARN, text, next);
  }

  private String underWay(@Nullable Report report, boolean kinds) {
    if (report == null) {
      return messages.get("exploring.begins");
    }
    if (kinds) {
      return messages.get("exploring.kindsSoFar", report.schedules());
    }
    if (Double.isNaN(report.estimate()) || report.estimate() < report.schedules()) {
      return messages.get("exploring.soFarOnly", report.schedules());
    }
    var all = About.text(report.estimate(), messages.locale());
    double left = report.seconds() * (report.estimate() / report.schedules() - 1);
    return left > LONG_SECONDS
        ? messages.get("exploring.soFarOf", report.schedules(), all)
        : messages.get(
            "exploring.soFar",
            report.schedules(),
            all,
            About.text(Math.max(1, left), messages.locale()));
  }

  /** What a search that is over has found. */
  private Says found(Inquiry inquiry, Report report) {
    if (report.refused() != null) {
      return warn(messages.say(report.refused()));
    }
    var rows = rows(inquiry, report, null);
    var bad = rows.stream().filter(OutcomeRow::bad).findFirst().orElse(null);
    boolean kinds = inquiry.bounds().reduce();
    if (report.cut() > 0 && (bad == null || report.cut() == report.schedules())) {
      return cut(inquiry, report);
    }
    if (bad != null) {
      var key =
          !report.complete()
              ? "exploring.forbiddenSome"
              : kinds ? "exploring.forbiddenKinds" : "exploring.forbidden";
      var next = new ArrayList<Next>();
      var shortest = bad.shortest();
      if (shortest != null) {
        next.add(
            new Next(
                "walk-shortest",
                messages.get("exploring.walkShortest"),
                () -> acts.walk(shortest)));
      }
      if (!report.complete()) {
        next.add(goOn());
      }
      return new Says(
          Kind.BAD, messages.get(key, named(bad), bad.proof(), report.schedules()), next);
    }
    if (!report.complete()) {
      return unfinished(inquiry, report);
    }
    if (!report.unwoven().isEmpty()) {
      var call = report.unwoven().getFirst();
      return warn(messages.get("exploring.unwoven", call.line(), call.method()));
    }
    return Says.of(Kind.GOOD, all(rows, report, kinds));
  }

  private String all(List<OutcomeRow> rows, Report report, boolean kinds) {
    if (rows.size() == 1) {
      var key = kinds ? "exploring.allKindsOne" : "exploring.allOne";
      return messages.get(key, report.schedules(), named(rows.getFirst()));
    }
    return kinds
        ? messages.get("exploring.allKinds", report.schedules())
        : messages.get("exploring.all", report.schedules(), rows.size());
  }

  private Says cut(Inquiry inquiry, Report report) {
    if (report.cut() < report.schedules()) {
      return warn(
          messages.get("exploring.cutSome", report.cut(), report.schedules(), report.cutAfter()),
          allow(inquiry),
          goOn());
    }
    var next = new ArrayList<>(smaller(inquiry));
    next.add(allow(inquiry));
    var fewer =
        Smaller.of(inquiry.program())
            .map(to -> inquiry.program().subject().label(to.param().name()));
    return new Says(
        Kind.WARN,
        fewer
            .map(name -> messages.get("exploring.cut", report.schedules(), report.cutAfter(), name))
            .orElseGet(
                () -> messages.get("exploring.cutOnly", report.schedules(), report.cutAfter())),
        next);
  }

  private Says unfinished(Inquiry inquiry, Report report) {
    if (report.cutBecause() != null) {
      return warn(messages.get("exploring.cutBecause", messages.say(report.cutBecause())));
    }
    if (inquiry.bounds().reduce()) {
      var next = new ArrayList<>(List.of(goOn()));
      next.addAll(smaller(inquiry));
      return new Says(
          Kind.WARN, messages.get("exploring.unfinishedKinds", report.schedules()), next);
    }
    boolean declares =
        inquiry.program().variant().outcomes().stream()
            .anyMatch(declared -> declared.expect() == Expect.FORBIDDEN);
    String text;
    if (declares && !report.outcomes().isEmpty()) {
      text = messages.get("exploring.noneForbidden", report.schedules());
    } else if (Double.isNaN(report.estimate()) || report.estimate() < report.schedules() + 0.5) {
      text = messages.get("exploring.unfinishedOnly", report.schedules());
    } else {
      text =
          messages.get(
              "exploring.unfinished",
              report.schedules(),
              About.text(report.estimate(), messages.locale()));
    }
    return warn(
        text,
        new Next("explore-kinds", messages.get("exploring.byKinds"), acts::exploreKinds),
        goOn());
  }

  /** Offers a smaller number, if there is one. */
  private List<Next> smaller(Inquiry inquiry) {
    var program = inquiry.program();
    return Smaller.of(program).stream()
        .map(to -> to.offer(program, messages, () -> acts.set(to)))
        .toList();
  }

  private Next allow(Inquiry inquiry) {
    return new Next(
        "allow-steps", messages.get("lab.allowSteps", inquiry.moreSteps()), acts::allowMoreSteps);
  }

  private Next goOn() {
    return new Next("go-on", messages.get("exploring.goOn"), acts::goOn);
  }

  /** Some real runs did not end. */
  private Says unended(Inquiry inquiry, Luck luck) {
    var hanging =
        inquiry.report() == null
            ? null
            : rows(inquiry, inquiry.report(), null).stream()
                .filter(InquiryWords::hangs)
                .filter(row -> row.shortest() != null)
                .findFirst()
                .orElse(null);
    var shortest = hanging == null ? null : hanging.shortest();
    var text =
        messages.get(
            luck.overdue() == 0 ? "luck.unended" : "luck.late",
            luck.made(),
            luck.seconds(),
            luck.made() - luck.unended() - luck.died(),
            luck.unended());
    return shortest == null
        ? warn(text)
        : warn(
            text,
            new Next(
                "walk-hanging", messages.get("exploring.walkHanging"), () -> acts.walk(shortest)));
  }

  private static boolean hangs(OutcomeRow row) {
    return Outcome.Kind.valueOf(row.name().kind().name()).isForEver();
  }

  private static List<OutcomeRow> rows(Inquiry inquiry, Report report, @Nullable Luck luck) {
    var program = inquiry.program();
    return OutcomeRow.of(program.subject().text(), program.variant(), report, luck);
  }

  private String named(OutcomeRow row) {
    var words = row.words(messages);
    return row.label().isEmpty()
        ? messages.get("exploring.quoted", words)
        : messages.get("exploring.named", words, row.label());
  }
}
