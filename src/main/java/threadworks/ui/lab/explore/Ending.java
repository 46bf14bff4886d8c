package threadworks.ui.lab.explore;

import java.util.List;
import threadworks.schedule.report.Report;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.model.OutcomeRow;

/**
 * One of a report's outcomes, as the map shows it.
 *
 * @param words what it came to
 * @param label what the lesson calls that; empty where it does not say
 * @param mark what to think of it
 */
record Ending(String words, String label, Mark mark) {
  /** All of a report, in its order. */
  static List<Ending> of(Inquiry inquiry, Report report, Messages messages) {
    var program = inquiry.program();
    var rows = OutcomeRow.of(program.subject().text(), program.variant(), report, null);
    return report.outcomes().stream()
        .map(found -> OutcomeRow.name(program.variant(), found.outcome()))
        .map(name -> rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow())
        .map(row -> new Ending(row.words(messages), row.label(), Mark.of(row)))
        .toList();
  }
}
