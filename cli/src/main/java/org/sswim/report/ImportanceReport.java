package org.sswim.report;

import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.NeuronImportance;
import org.sswim.explanation.NeuronKinds;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;

/**
 * Which neurons carry the forecasts of a period.
 *
 * @param from first row of the period, counted from 0
 * @param to its last row
 * @param channel whose forecasts are looked at; the first where all are
 * @param neurons the most important first
 */
public record ImportanceReport(
    ForecastModel model,
    TimeSeries series,
    int from,
    int to,
    int channel,
    List<NeuronImportance> neurons) {
  private TrainingPairs pairs() {
    return new TrainingPairs(model, series.timeline());
  }

  private NeuronKinds.@Nullable Kinds kinds() {
    return new NeuronKinds(model, series, channel)
        .of(neurons.stream().map(n -> new NeuronKinds.Member(n.neuron(), n.share())).toList());
  }

  /**
   * The most important neurons, each line ended by a line feed.
   *
   * @param top how many
   */
  private String text(int top) {
    int shown = Math.min(top, neurons.size());
    Columns<NeuronImportance> columns =
        new Columns<NeuronImportance>()
            .words("neuron", NeuronImportance::neuron)
            .number("carries", NeuronImportance::share, Figures::held)
            .number("mean |adds|", NeuronImportance::meanAbsolute, Figures::error);
    TextTable table =
        pairs().addTo(columns, NeuronImportance::neuron).table(neurons.subList(0, shown));
    if (shown < neurons.size()) {
      String others = Figures.count(neurons.size() - shown, "other");
      table.row(others, Figures.held(share(shown, neurons.size())));
    }
    NeuronKinds.Kinds kinds = kinds();
    String byKind =
        kinds == null
            ? ""
            : "\n\n%s\nneurons of a kind: %s"
                .formatted(
                    groups("kind of window", "carry", kinds.groups(), Figures::held),
                    kinds.legend());
    return Figures.text(
        """
        forecasts made from %s to %s

        %s
        carries: of the variance of what all neurons together add to the forecasts
        mean |adds|: relative to the neuron's mean, in standard deviations of the channel
        %s%s

        %s
        """,
        Origin.named(series, from),
        Origin.named(series, to),
        table,
        pairs().legend(),
        byKind,
        sentence(shown));
  }

  /** A row for each group of neurons. */
  static TextTable groups(
      String what, String adds, List<NeuronKinds.Group> groups, DoubleFunction<String> shown) {
    return new Columns<NeuronKinds.Group>()
        .words(what, NeuronKinds.Group::name)
        .cell("neurons", NeuronKinds.Group::neurons)
        .number(adds, NeuronKinds.Group::adds, shown)
        .table(groups);
  }

  private double share(int first, int end) {
    return neurons.subList(first, end).stream().mapToDouble(NeuronImportance::share).sum();
  }

  private String sentence(int shown) {
    double sum = share(0, shown);
    if (sum == 0) {
      return "no neuron carries anything: outputs do not see spikes";
    }
    return Figures.text(
        "neuron %d carries most, %s; the first %d of %s carry %s",
        neurons.get(0).neuron(),
        Figures.held(neurons.get(0).share()),
        shown,
        Figures.count(neurons.size(), "neuron"),
        Figures.held(sum));
  }

  /**
   * All of it.
   *
   * @param file name of the file that the series came from
   * @param top how many neurons are told of
   * @param lead that was asked for; null for all
   * @param ofChannel that was asked for; null for all
   */
  public Report report(String file, int top, @Nullable Integer lead, @Nullable String ofChannel) {
    NeuronKinds.Kinds kinds = kinds();
    return new Report("S-SWIM importance", file, series)
        .with("from", Origin.named(series, from))
        .with("to", Origin.named(series, to))
        .with("lead", lead)
        .with("channel", ofChannel)
        .with("kinds", kinds == null ? List.of() : kinds.groups())
        .with("neurons", neurons, n -> JsonText.of(n).with("pairs", pairs().json(n.neuron())))
        .say(text(top));
  }
}
