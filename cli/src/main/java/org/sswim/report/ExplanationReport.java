package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.Explanation;
import org.sswim.explanation.NeuronShare;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.series.ValueTransform;

/** Why a model forecasts a value, as text and as JSON. */
public final class ExplanationReport {
  static final String CONSTANT = "constant";
  static final String MOMENT = "the moment";

  /** What moment and past say together. */
  static final String JOINT = "moment and past together";

  static final String SKIP = "skip synapses";

  private static final int SPIKES = 3;

  private final ForecastModel model;

  /** Share of a deviation that rounding may make of a sum. */
  private static final double ROUNDING = 1e-3;

  private final TimeSeries series;
  private final Explanation explanation;
  private final TrainingPairs pairs;
  private final NeuronKinds kinds;

  /**
   * A report.
   *
   * @param series that the explanation is about
   */
  public ExplanationReport(ForecastModel model, TimeSeries series, Explanation explanation) {
    this.model = model;
    this.series = series;
    this.explanation = explanation;
    pairs = new TrainingPairs(model, series.timeline());
    kinds = new NeuronKinds(model, series, explanation.channel(), pairs);
  }

  /**
   * What the moment says, then the parts of the forecast, each line ended by a line feed.
   *
   * @param top how many neurons are shown one by one
   * @param moment of the channel; null where the model has no such stage
   */
  public String text(int top, @Nullable MomentReport moment) {
    return heading()
        + "\n\n"
        + (moment == null ? "" : moment.text())
        + table(top)
        + "\n"
        + String.join("\n", legend(top))
        + "\n\n"
        + periodTable()
        + sentence()
        + "\n";
  }

  /** What the table says. */
  private String sentence() {
    double linear = explanation.constant() + explanation.skip();
    double stages = explanation.moment() + explanation.joint();
    return "the forecast, "
        + Figures.error(explanation.forecast())
        + ", is "
        + Figures.error(explanation.reference())
        + " ("
        + reference()
        + "), "
        + (model.momentInputs() == null
            ? ""
            : signed(stages) + " (the moment, and what it says together with the past), ")
        + signed(linear)
        + (model.network().skip() == null ? " (constant)" : " (constant and skip synapses)")
        + (model.network().readsSpikes() ? spiking() : "; spikes add nothing");
  }

  private String spiking() {
    List<NeuronShare> neurons = explanation.neurons();
    NeuronShare most = neurons.get(0);
    return " and "
        + signed(neurons.stream().mapToDouble(NeuronShare::contribution).sum())
        + " from "
        + Figures.count(neurons.size(), "neuron")
        + ", "
        + signed(most.contribution())
        + " of it from neuron "
        + most.neuron();
  }

  private static String signed(double value) {
    return Figures.difference(value, value);
  }

  /** A row for every part, and their sum. */
  TextTable table(int top) {
    List<NeuronShare> neurons = explanation.neurons();
    int shown = Math.min(top, neurons.size());
    TextTable table =
        new TextTable(
            1,
            Stream.concat(
                    Stream.of("part", "adds", "spikes", "the last at"), pairs.headings().stream())
                .toArray(String[]::new));
    plain(table, reference(), explanation.reference());
    if (model.moment() != null) {
      plain(table, MOMENT, explanation.moment());
    }
    plain(table, CONSTANT, explanation.constant());
    if (model.network().skip() != null) {
      plain(table, SKIP, explanation.skip());
    }
    if (model.joint() != null) {
      plain(table, JOINT, explanation.joint());
    }
    for (NeuronShare share : neurons.subList(0, shown)) {
      List<String> cells = new ArrayList<>();
      cells.add("neuron " + share.neuron());
      cells.add(Figures.error(share.contribution()));
      cells.add(String.valueOf(share.spikes().size()));
      cells.add(lastSpikes(share.spikes()));
      cells.addAll(pairs.cells(share.neuron()));
      table.row(cells.toArray(String[]::new));
    }
    for (NeuronGroup group : others(top)) {
      plain(table, group.label(), group.adds());
    }
    plain(table, "forecast", explanation.forecast());
    Double actual = actual();
    if (actual != null) {
      plain(table, "actual", actual);
    }
    return table;
  }

  /** All neurons by their periods, where the table has them by kind. */
  private String periodTable() {
    return kinds(0) == null
        ? ""
        : NeuronGroup.table("training period", "adds", periods(0), Figures::error) + "\n";
  }

  /** What the columns of the table hold, a line each. */
  List<String> legend(int top) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "adds: relative to the neuron's mean over the training windows; " + sum(),
                "spikes: within the window of " + Figures.count(model.spec().window(), "row"),
                pairs.legend()));
    NeuronKinds.Kinds found = kinds(top);
    if (found != null) {
      lines.add("neurons of a kind: " + found.legend());
    } else if (!pairs.headings().isEmpty() && !others(top).isEmpty()) {
      lines.add("neurons of a period: by when the window ends that a neuron fires in");
    }
    return lines;
  }

  private String sum() {
    double off = Math.abs(explanation.total() - explanation.forecast());
    boolean cut =
        model.bounds().lower().length > 0
            && off > ROUNDING * model.standardizer().std(explanation.channel());
    return (cut ? "a limit cuts the sum of all parts to the" : "all parts sum to the")
        + " forecast"
        + (model.standardizer().transform() == ValueTransform.NONE ? "" : ", in " + scale());
  }

  /** The scale on which parts add up. */
  String scale() {
    return switch (model.standardizer().transform()) {
      case NONE -> "the units of the file";
      case SQRT -> "square roots of the value";
      case LOG1P -> "logarithms of 1 + the value";
    };
  }

  /** The forecast on the series' own scale. */
  double value() {
    return model.standardizer().transform().invert(explanation.forecast());
  }

  /** The value that the forecast is a change from, likewise. */
  double referenceValue() {
    return model.standardizer().transform().invert(explanation.reference());
  }

  /** The value that was forecast, as far as it is known, on the scale of the parts; else null. */
  @Nullable Double actual() {
    Double own = ownActual();
    return own == null ? null : (Double) model.standardizer().transform().apply(own);
  }

  private @Nullable Double ownActual() {
    int row = explanation.row() + explanation.lead();
    return row < series.rows() && series.observed(row, explanation.channel())
        ? (Double) series.value(row, explanation.channel())
        : null;
  }

  /**
   * The neurons that are not shown one by one, by the kind of window that they stand for; by its
   * period where kinds are not known.
   */
  List<NeuronGroup> others(int top) {
    NeuronKinds.Kinds found = kinds(top);
    return found == null ? periods(top) : found.groups();
  }

  /** The same by the period of the training data that they stand for. */
  List<NeuronGroup> periods(int top) {
    return new NeuronPeriods(model, pairs).of(behind(top));
  }

  private NeuronKinds.@Nullable Kinds kinds(int top) {
    return kinds.of(behind(top));
  }

  private List<NeuronGroup.Member> behind(int top) {
    List<NeuronShare> neurons = explanation.neurons();
    return NeuronGroup.Member.adding(
        neurons.subList(Math.min(top, neurons.size()), neurons.size()));
  }

  private static void plain(TextTable table, String part, double value) {
    table.row(part, Figures.error(value));
  }

  /** Which forecast this is, and what it says. */
  String heading() {
    return model.channels().get(explanation.channel())
        + " at "
        + time(explanation.row() + explanation.lead())
        + ", "
        + Figures.count(explanation.lead(), "row")
        + " after "
        + time(explanation.row())
        + ": "
        + Figures.error(value())
        + (ownActual() == null ? "" : ", actual " + Figures.error(ownActual()));
  }

  /** What the forecast is a change from. */
  String reference() {
    int row = explanation.referenceRow();
    return row < 0
        ? "mean of the training rows"
        : (row == explanation.row() ? "last value, " : "a season before, ") + time(row);
  }

  private String lastSpikes(List<Integer> rows) {
    List<Integer> last = rows.subList(Math.max(0, rows.size() - SPIKES), rows.size());
    if (last.isEmpty()) {
      return "";
    }
    return String.join(" ", last.stream().map(r -> "-" + (explanation.row() - r)).toList());
  }

  /** The date of a row, of one behind the series too; its number where there are no dates. */
  String time(int row) {
    Timeline timeline = series.timeline();
    if (timeline == null) {
      return "row " + (row + 1);
    }
    int behind = row - series.rows() + 1;
    return behind > 0
        ? timeline.hasInterval() ? timeline.formatNext(behind) : "row " + (row + 1)
        : timeline.formatRow(row);
  }

  /**
   * Every number.
   *
   * @param moment of the channel; null where the model has no such stage
   */
  public JsonText json(@Nullable MomentReport moment) {
    JsonText json =
        new JsonText()
            .with("channel", (Object) model.channels().get(explanation.channel()))
            .with("row", explanation.row() + 1)
            .with("lead", explanation.lead())
            .with("seenUpTo", (Object) time(explanation.row()))
            .with("time", (Object) time(explanation.row() + explanation.lead()))
            .with("transform", (Object) model.standardizer().transform().label())
            .with("forecast", explanation.forecast())
            .with("reference", explanation.reference())
            .with("referenceOf", (Object) reference())
            .with("moment", explanation.moment())
            .with("joint", explanation.joint())
            .with("constant", explanation.constant())
            .with("skip", explanation.skip());
    if (moment != null) {
      moment.addTo(json);
    }
    Double actual = actual();
    if (actual != null) {
      json.with("actual", actual.doubleValue());
    }
    NeuronKinds.Kinds found = kinds(0);
    json.objects(
        "kinds",
        found == null
            ? List.of()
            : found.groups().stream().map(group -> group.json("kind", "contribution")).toList());
    json.objects(
        "periods", periods(0).stream().map(group -> group.json("period", "contribution")).toList());
    return json.objects("neurons", explanation.neurons().stream().map(this::json).toList());
  }

  private JsonText json(NeuronShare share) {
    return new JsonText()
        .with("neuron", share.neuron())
        .with("contribution", share.contribution())
        .with("spikes", share.spikes().stream().map(this::time).toList())
        .objects("pairs", pairs.json(share.neuron()));
  }
}
