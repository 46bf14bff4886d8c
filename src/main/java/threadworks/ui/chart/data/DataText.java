package threadworks.ui.chart.data;

import java.util.ArrayList;
import java.util.List;
import threadworks.trace.QueueDepth;
import threadworks.ui.chart.Unit;
import threadworks.ui.chart.data.DataPainter.Words;
import threadworks.ui.fx.Messages;

/**
 * What the Data chart says of a run, in words.
 *
 * @param end how long there is anything to say
 * @param live whether the run goes on
 */
record DataText(
    Messages messages, List<Stairs> lines, List<QueueDepth> queues, double end, boolean live) {
  /** No more lines are spoken of. */
  private static final int MOST_ROWS = 6;

  /** What is written in the picture, which is paused at that moment; NaN for not at all. */
  Words words(double pausedAt) {
    boolean plots = lines.size() > queues.size();
    return new Words(
        messages.get(queues.isEmpty() ? "data.plotted" : plots ? "data.both" : "data.depth"),
        queues.isEmpty() || plots ? "" : messages.get("data.depthHow"),
        messages.get("data.rates"),
        messages.get("data.ratesHow"),
        messages.get("data.put"),
        messages.get("data.taken"),
        nothing(),
        Double.isNaN(pausedAt) ? "" : messages.get("data.paused", Unit.text(pausedAt)),
        (value, at) -> messages.get("data.peak", value, at),
        count -> messages.get("data.more", count));
  }

  private String nothing() {
    return messages.get(live ? "data.waiting" : "data.empty");
  }

  private List<Stairs> first() {
    return lines.subList(0, Math.min(lines.size(), MOST_ROWS));
  }

  /** What the picture shows, in a sentence for each of the first lines. */
  String summary() {
    if (lines.isEmpty()) {
      return nothing();
    }
    var said = new ArrayList<String>();
    for (var line : first()) {
      var series = line.series();
      said.add(
          messages.get(
              "data.said",
              series.name(),
              ValueAxis.text(series.value(series.size() - 1)),
              Unit.text(end),
              ValueAxis.text(series.value(line.peak())),
              Unit.text((double) series.nanos()[line.peak()])));
    }
    return String.join("\n", said);
  }

  /** What stands at a moment. */
  String at(double moment) {
    var rows = new ArrayList<String>();
    rows.add(Unit.text(moment));
    for (var line : first()) {
      int at = line.series().after(moment) - 1;
      if (at >= 0) {
        rows.add(line.series().name() + "  " + ValueAxis.text(line.series().value(at)));
      }
    }
    if (queues.size() == 1 && moment >= Rates.FROM) {
      var queue = queues.getFirst();
      rows.add(
          messages.get(
              "data.ratesAt",
              ValueAxis.text(Math.rint(Rates.put(queue, moment))),
              ValueAxis.text(Math.rint(Rates.taken(queue, moment)))));
    }
    return String.join("\n", rows);
  }
}
