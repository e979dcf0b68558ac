package org.sswim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.explanation.Explainer;
import org.sswim.explanation.Explanation;
import org.sswim.explanation.NeuronKinds;
import org.sswim.explanation.NeuronShare;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;

/**
 * Why a model forecasts a value.
 *
 * @param series that the explanation is about
 */
public record ExplanationReport(ForecastModel model, TimeSeries series, Explanation explanation) {
  private static final int SPIKES = 3;

  /** Share of a deviation that rounding may make of a sum. */
  private static final double ROUNDING = 1e-3;

  /** Neurons that a page shows one by one. */
  private static final int TOP = 10;

  /** A row of the table: something that adds to the forecast, or the forecast itself. */
  private record Part(String name, double adds, @Nullable NeuronShare share) {}

  /**
   * What the moment says, then the parts of the forecast, each line ended by a line feed.
   *
   * @param top how many neurons are shown one by one
   * @param moment of the channel; null for a model without a moment
   */
  private String text(int top, @Nullable MomentReport moment) {
    String periods =
        kinds(0) == null
            ? ""
            : ImportanceReport.groups("training period", "adds", periods(0), Figures::error) + "\n";
    return "%s\n\n%s%s\n%s\n\n%s%s\n"
        .formatted(
            heading(),
            moment == null ? "" : moment.text(),
            table(top),
            String.join("\n", legend(top)),
            periods,
            sentence());
  }

  private NeuronKinds kinds() {
    return new NeuronKinds(model, series, explanation.channel());
  }

  private TrainingPairs pairs() {
    return new TrainingPairs(model, series.timeline());
  }

  /** What the table says. */
  private String sentence() {
    List<NeuronShare> neurons = explanation.neurons();
    String spiking = "; spikes add nothing";
    if (model.network().readsSpikes()) {
      NeuronShare most = neurons.get(0);
      spiking =
          Figures.text(
              " and %s from %s, %s of it from neuron %d",
              Figures.change(neurons.stream().mapToDouble(NeuronShare::contribution).sum()),
              Figures.count(neurons.size(), "neuron"),
              Figures.change(most.contribution()),
              most.neuron());
    }
    String stages = Figures.change(explanation.moment() + explanation.joint());
    return Figures.text(
        "the forecast, %s, is %s (%s), %s%s (constant%s)%s",
        Figures.error(explanation.forecast()),
        Figures.error(explanation.reference()),
        reference(),
        model.momentInputs() == null
            ? ""
            : stages + " (the moment, and moment and past together), ",
        Figures.change(explanation.constant() + explanation.skip()),
        model.network().skip() == null ? "" : " and skip connections",
        spiking);
  }

  /** What changes the reference into the forecast, but for the neurons that are not shown. */
  private List<Part> parts(int top) {
    List<Part> parts = new ArrayList<>();
    if (model.moment() != null) {
      parts.add(new Part("the moment", explanation.moment(), null));
    }
    parts.add(new Part("constant", explanation.constant(), null));
    if (model.network().skip() != null) {
      parts.add(new Part("skip connections", explanation.skip(), null));
    }
    if (model.joint() != null) {
      parts.add(new Part("moment and past together", explanation.joint(), null));
    }
    explanation.neurons().stream()
        .limit(top)
        .forEach(n -> parts.add(new Part("neuron " + n.neuron(), n.contribution(), n)));
    return parts;
  }

  /** A row for every part, and their sum. */
  private TextTable table(int top) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(reference(), explanation.reference(), null));
    parts.addAll(parts(top));
    others(top).forEach(group -> parts.add(new Part(label(group), group.adds(), null)));
    parts.add(new Part("forecast", explanation.forecast(), null));
    Double actual = actual();
    if (actual != null) {
      parts.add(new Part("actual", actual, null));
    }
    Columns<Part> columns =
        new Columns<Part>()
            .words("part", Part::name)
            .number("adds", Part::adds, Figures::error)
            .cell("spikes", part -> part.share == null ? "" : part.share.spikes().size())
            .cell("the last at", part -> part.share == null ? "" : last(part.share.spikes()));
    return pairs().addTo(columns, p -> p.share == null ? -1 : p.share.neuron()).table(parts);
  }

  /** What the columns of the table hold, a line each. */
  private List<String> legend(int top) {
    List<String> lines = new ArrayList<>();
    lines.add("adds: relative to the neuron's mean over the training windows; " + sum());
    lines.add("spikes: within the window of " + Figures.count(model.spec().window(), "row"));
    lines.add(pairs().legend());
    NeuronKinds.Kinds found = kinds(top);
    if (found != null) {
      lines.add("neurons of a kind: " + found.legend());
    } else if (pairs().known() && !others(top).isEmpty()) {
      lines.add("neurons of a period: by the end of the window in which a neuron fires");
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
  private String scale() {
    return switch (model.standardizer().transform()) {
      case NONE -> "the units of the file";
      case SQRT -> "square roots of the value";
      case LOG1P -> "logarithms of 1 + the value";
    };
  }

  /** On the series' own scale. */
  private double own(double value) {
    return model.standardizer().transform().invert(value);
  }

  /** The value that was forecast, as far as it is known, on the scale of the parts; else null. */
  private @Nullable Double actual() {
    int row = explanation.row() + explanation.lead();
    return row < series.rows() && series.observed(row, explanation.channel())
        ? (Double) model.standardizer().transform().apply(series.value(row, explanation.channel()))
        : null;
  }

  /**
   * The neurons that are not shown one by one, by the kind of window that they stand for. Where
   * kinds are not known, they are grouped by period.
   */
  private List<NeuronKinds.Group> others(int top) {
    NeuronKinds.Kinds found = kinds(top);
    return found == null ? periods(top) : found.groups();
  }

  /** The same by the period of the training data that they stand for. */
  private List<NeuronKinds.Group> periods(int top) {
    return kinds().periods(behind(top));
  }

  private NeuronKinds.@Nullable Kinds kinds(int top) {
    return kinds().of(behind(top));
  }

  private List<NeuronKinds.Member> behind(int top) {
    return explanation.neurons().stream()
        .skip(top)
        .map(n -> new NeuronKinds.Member(n.neuron(), n.contribution()))
        .toList();
  }

  /** Many neurons as one row. */
  private static String label(NeuronKinds.Group group) {
    return group.name().isEmpty()
        ? Figures.count(group.neurons(), "other neuron")
        : Figures.count(group.neurons(), "neuron") + " of " + group.name();
  }

  /** Which forecast this is, and what it says. */
  private String heading() {
    Double actual = actual();
    return Figures.text(
        "%s at %s, %s after %s: %s%s",
        model.channels().get(explanation.channel()),
        time(explanation.row() + explanation.lead()),
        Figures.count(explanation.lead(), "row"),
        time(explanation.row()),
        Figures.error(own(explanation.forecast())),
        actual == null ? "" : ", actual " + Figures.error(own(actual)));
  }

  /** What the forecast is a change from. */
  private String reference() {
    int row = explanation.referenceRow();
    return row < 0 ? "mean of the training rows" : "last value, " + time(row);
  }

  private String last(List<Integer> rows) {
    return rows.stream()
        .skip(Math.max(0, rows.size() - SPIKES))
        .map(r -> "-" + (explanation.row() - r))
        .collect(Collectors.joining(" "));
  }

  private String time(int row) {
    return Origin.named(series, row);
  }

  /**
   * Every number.
   *
   * @param moment of the channel; null for a model without a moment
   */
  private JsonText json(@Nullable MomentReport moment) {
    NeuronKinds.Kinds found = kinds(0);
    JsonText json =
        JsonText.of(explanation)
            .with("channel", model.channels().get(explanation.channel()))
            .with("row", explanation.row() + 1)
            .with("seenUpTo", time(explanation.row()))
            .with("time", time(explanation.row() + explanation.lead()))
            .with("transform", model.standardizer().transform())
            .with("referenceOf", reference())
            .with("actual", actual())
            .with("kinds", found == null ? List.of() : found.groups())
            .with("periods", periods(0))
            .with("neurons", explanation.neurons(), this::json);
    return moment == null ? json : moment.addTo(json);
  }

  private JsonText json(NeuronShare share) {
    return JsonText.of(share)
        .with("spikes", share.spikes(), this::time)
        .with("pairs", pairs().json(share.neuron()));
  }

  /**
   * The forecast of the first channel one row behind a row, as a page draws it; null for a model
   * that does not remember its training windows.
   *
   * @param row the last row that the forecast sees, counted from 0
   */
  static @Nullable JsonText section(ForecastModel model, TimeSeries series, int row) {
    return model.background() == null
        ? null
        : new ExplanationReport(model, series, new Explainer(model).explain(series, row, 1, 0))
            .section();
  }

  /** What a page draws. */
  JsonText section() {
    boolean streaming = model.spec().semantics() == Semantics.STREAMING;
    int window = model.spec().window();
    int first = explanation.row() - window + 1;
    return JsonText.of("heading", heading())
        .with("channel", series.channelNames().get(explanation.channel()))
        .with("dated", series.timeline() != null)
        .with("scale", scale())
        .with("reference", explanation.reference())
        .with("referenceOf", reference())
        .with("forecast", explanation.forecast())
        .with("actual", actual())
        .with("parts", parts(TOP), part -> part(part.name, part.adds))
        .with("others", drawnOthers())
        .with("times", Origin.times(series, first, window))
        .with("firstStep", streaming ? 0 : model.network().hidden().input().taps() - 1)
        .with("signal", Origin.rounded(series, explanation.channel(), first, window))
        .with("firings", explanation.neurons().stream().limit(TOP).map(n -> firing(n, first)))
        .with("pairs", pairs().drawn(series, explanation, TOP))
        .with("table", Report.table("Parts of the forecast", table(TOP), legend(TOP)));
  }

  private static JsonText firing(NeuronShare share, int first) {
    return JsonText.of("neuron", share.neuron()).with("steps", share.spikes(), row -> row - first);
  }

  private static JsonText part(String name, double adds) {
    return JsonText.of("name", name).with("adds", adds);
  }

  /** The neurons that are not shown, in every way in which they can be grouped. */
  private List<JsonText> drawnOthers() {
    Map<String, List<NeuronKinds.Group>> ways = new LinkedHashMap<>();
    ways.put("kind of window", others(TOP));
    ways.put("training period", periods(TOP));
    return ways.entrySet().stream()
        .skip(others(TOP).equals(periods(TOP)) ? 1 : 0)
        .map(
            way ->
                JsonText.of("by", way.getKey())
                    .with("parts", way.getValue(), g -> part(label(g), g.adds())))
        .toList();
  }

  /**
   * All of it.
   *
   * @param file name of the file that the series came from
   * @param top how many neurons are told of
   * @param moment of the channel; null for a model without a moment
   * @param whatIf the forecast with other known columns; null for none
   */
  public Report report(
      String file, int top, @Nullable MomentReport moment, @Nullable WhatIfReport whatIf) {
    double value = own(explanation.forecast());
    String when = time(explanation.row() + explanation.lead());
    Report report =
        new Report("S-SWIM explanation", file, series)
            .with(() -> json(moment))
            .say(text(top, moment))
            .card(
                "Forecast of " + series.channelNames().get(explanation.channel()),
                Figures.plain(value),
                Figures.text("for %s, %s ahead", when, Figures.count(explanation.lead(), "row")))
            .card(
                "Change",
                Figures.signed(value - own(explanation.reference())),
                "from the " + reference());
    ModelPage.modelCards(report, model);
    if (whatIf != null) {
      report.with("whatIf", whatIf.json()).say(whatIf.text()).section("whatIf", whatIf::json);
    }
    report.moment(() -> moment).section("explanation", this::section);
    return ModelPage.modelFacts(report, model);
  }
}
