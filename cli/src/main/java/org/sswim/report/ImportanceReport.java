package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.NeuronImportance;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/** Which neurons carry the forecasts of a period, as text and as JSON. */
public final class ImportanceReport {
  private static final double PER_CENT = 100;

  private final List<NeuronImportance> neurons;
  private final String from;
  private final String to;
  private final TrainingPairs pairs;
  private final NeuronKinds.@Nullable Kinds kinds;

  /**
   * A report.
   *
   * @param from first row of the period, counted from 0
   * @param to its last row
   * @param channel whose forecasts are looked at; the first where all are
   * @param neurons the most important first
   */
  public ImportanceReport(
      ForecastModel model,
      TimeSeries series,
      int from,
      int to,
      int channel,
      List<NeuronImportance> neurons) {
    this.neurons = List.copyOf(neurons);
    this.from = time(series.timeline(), from);
    this.to = time(series.timeline(), to);
    pairs = new TrainingPairs(model, series.timeline());
    kinds = new NeuronKinds(model, series, channel, pairs).of(NeuronGroup.Member.carrying(neurons));
  }

  private static String time(@Nullable Timeline timeline, int row) {
    return timeline == null ? "row " + (row + 1) : timeline.formatRow(row);
  }

  /**
   * The most important neurons, each line ended by a line feed.
   *
   * @param top how many
   */
  public String text(int top) {
    TextTable table =
        new TextTable(
            1,
            Stream.concat(Stream.of("neuron", "carries", "mean |adds|"), pairs.headings().stream())
                .toArray(String[]::new));
    double sum = 0;
    int shown = Math.min(top, neurons.size());
    for (NeuronImportance neuron : neurons.subList(0, shown)) {
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(neuron.neuron()));
      cells.add(perCent(neuron.share()));
      cells.add(Figures.error(neuron.meanAbsolute()));
      cells.addAll(pairs.cells(neuron.neuron()));
      table.row(cells.toArray(String[]::new));
      sum += neuron.share();
    }
    double others =
        neurons.subList(shown, neurons.size()).stream().mapToDouble(NeuronImportance::share).sum();
    if (shown < neurons.size()) {
      table.row(Figures.count(neurons.size() - shown, "other"), perCent(others));
    }
    return "forecasts made from "
        + from
        + " to "
        + to
        + "\n\n"
        + table
        + "\ncarries: of the variance of what all neurons together add to the forecasts\n"
        + "mean |adds|: relative to the neuron's mean, in standard deviations of the channel\n"
        + pairs.legend()
        + (kinds == null ? "" : kindTable(kinds))
        + "\n\n"
        + sentence(shown, sum)
        + "\n";
  }

  private String sentence(int shown, double sum) {
    if (sum == 0) {
      return "no neuron carries anything: outputs see the window alone";
    }
    return "neuron "
        + neurons.get(0).neuron()
        + " carries most, "
        + perCent(neurons.get(0).share())
        + "; the first "
        + shown
        + " of "
        + Figures.count(neurons.size(), "neuron")
        + " carry "
        + perCent(sum);
  }

  private static String kindTable(NeuronKinds.Kinds kinds) {
    return "\n\n"
        + NeuronGroup.table("kind of window", "carry", kinds.groups(), ImportanceReport::perCent)
        + "\nneurons of a kind: "
        + kinds.legend();
  }

  private static String perCent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", PER_CENT * share);
  }

  /**
   * Every number.
   *
   * @param lead that was asked for; null for all
   * @param channel that was asked for; null for all
   */
  public JsonText json(@Nullable Integer lead, @Nullable String channel) {
    return new JsonText()
        .with("from", (Object) from)
        .with("to", (Object) to)
        .with("lead", (Object) lead)
        .with("channel", (Object) channel)
        .objects(
            "kinds",
            kinds == null
                ? List.of()
                : kinds.groups().stream().map(group -> group.json("kind", "share")).toList())
        .objects(
            "neurons",
            neurons.stream()
                .map(
                    n ->
                        new JsonText()
                            .with("neuron", n.neuron())
                            .with("share", n.share())
                            .with("meanAbsolute", n.meanAbsolute())
                            .objects("pairs", pairs.json(n.neuron())))
                .toList());
  }
}
