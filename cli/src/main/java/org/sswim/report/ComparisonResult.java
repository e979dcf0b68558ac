package org.sswim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.Comparison;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.EnergyScore;
import org.sswim.evaluation.LeadErrors;
import org.sswim.evaluation.Metric;
import org.sswim.evaluation.Score;
import org.sswim.evaluation.Summary;
import org.sswim.evaluation.Verdict;
import org.sswim.evaluation.WidthScore;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;
import org.sswim.training.Version;

/**
 * A finished comparison and what is needed to read it.
 *
 * @param file name of the file that the series came from
 * @param series the series
 * @param options what was compared
 * @param stride rows between training windows
 * @param season season of the seasonal forecasts in rows; 0 if none was among the models
 * @param widths every width that was tried, where widths were searched for; else none
 * @param energies what forecasts take, if that was counted; else none
 * @param scores by horizon, then model, then seed
 */
public record ComparisonResult(
    String file,
    TimeSeries series,
    ComparisonOptions options,
    int stride,
    int season,
    List<WidthScore> widths,
    List<EnergyScore> energies,
    List<Score> scores) {
  private static final String FIT_SECONDS =
      "fit seconds of a network: choosing inputs, sampling, and read-outs of all horizons together";

  private static final List<String> OF_ENERGY =
      List.of(
          "per forecast of all channels, medians over the seeds; MACs and ACs of synapses where"
              + " neither input\nnor weight is 0 (NeuroBench); nJ: those and the neuron updates",
          EnergyReport.constantsLine());

  /**
   * Runs a comparison.
   *
   * @param observer told of every forecaster that is scored
   */
  public static ComparisonResult of(
      String file,
      TimeSeries series,
      ComparisonOptions options,
      Comparison comparison,
      FitProgress progress,
      Comparison.Observer observer) {
    List<Score> scores = comparison.run(progress, observer);
    return new ComparisonResult(
        file,
        series,
        options,
        comparison.stride(),
        comparison.season(),
        comparison.widths(),
        comparison.energies(),
        scores);
  }

  List<Summary> summaries() {
    return Summary.of(scores);
  }

  /** Which model is best, and what that says of S-SWIM. */
  public VerdictText verdict() {
    int seeds = options.seeds();
    String note = " (RSE" + (seeds > 1 ? ", median of " + seeds + " seeds)" : ")");
    return VerdictText.ahead(Verdict.of(summaries()), note, "error");
  }

  ProtocolReport protocol() {
    return new ProtocolReport(file, series, options);
  }

  /** A row per horizon and model. */
  TextTable table() {
    Columns<Summary> columns =
        new Columns<Summary>()
            .words("horizon", Summary::horizon)
            .words("model", Summary::model)
            .least("RSE", s -> s.rse().median(), Figures::error)
            .cell("min..max", s -> Seeds.range(s.seeds() > 1, s.rse(), Figures::error))
            .least("MSE", s -> s.mse().median(), Figures::error)
            .least("MAE", s -> s.mae().median(), Figures::error)
            .most("R2", s -> s.r2().median(), Figures::error);
    for (Metric metric : options.metrics()) {
      if (metric.lowerIsBetter()) {
        columns.least(metric.label(), s -> s.more(metric).median(), Figures::error);
      } else {
        columns.most(metric.label(), s -> s.more(metric).median(), Figures::error);
      }
    }
    return columns
        .seconds("fit s", s -> s.fitSeconds().median())
        .cell("neurons", s -> s.model().spiking() ? s.neurons() : "")
        .cell("spike rate", s -> s.model().spiking() ? Figures.rate(s.spikeRate().median()) : "")
        .apart(Summary::horizon)
        .table(summaries());
  }

  /** The tables and the facts of the protocol, each line ended by a line feed. */
  public String text() {
    List<String> facts = new ArrayList<>();
    facts.add("* best of its horizon; figures are medians over the seeds");
    facts.addAll(protocol().lines());
    facts.add(
        "stride: "
            + stride
            + ", between the training windows of networks; ridge uses all"
            + (season == 0 ? "" : "; season: " + Figures.count(season, "row")));
    facts.add(protocol().seedLine());
    facts.add(FIT_SECONDS);
    facts.add("spike rate: spikes per neuron and step");
    if (options.models().stream().anyMatch(Candidate::spiking)) {
      facts.add(skipLine());
    }
    return table()
        + "\n"
        + (widths.isEmpty() ? "" : widthText())
        + (energies.isEmpty() ? "" : energy() + "\n" + String.join("\n", OF_ENERGY) + "\n\n")
        + String.join("\n", facts)
        + "\n";
  }

  /** What the outputs of the networks see. */
  private String skipLine() {
    String all = "outputs of networks see spikes and, through skip synapses, the raw window";
    Auto<Boolean> skip = options.training().skip();
    return (skip.or(true) ? all : "outputs of networks see spikes only")
        + (skip.isAuto() ? ", if left-out windows ask for it" : "")
        + (skip.or(true) ? "; those of -spikes and -published spikes only" : "");
  }

  /** Validation and test errors against width, as widths were tried. */
  private String widthText() {
    List<Candidate> models = widths.stream().map(WidthScore::model).distinct().toList();
    List<WidthScore> ordered = new ArrayList<>(widths);
    ordered.sort(
        Comparator.comparingInt((WidthScore w) -> models.indexOf(w.model()))
            .thenComparingLong(WidthScore::seed)
            .thenComparingInt(WidthScore::horizon));
    return new Columns<WidthScore>()
            .words("model", WidthScore::model)
            .words("width", w -> w.neurons() + (w.taken() ? " taken" : ""))
            .cell("seed", WidthScore::seed)
            .cell("horizon", WidthScore::horizon)
            .number("validation", WidthScore::validationError, Figures::error)
            .number("RSE", WidthScore::rse, Figures::error)
            .number("MSE", WidthScore::mse, Figures::error)
            .number("MAE", WidthScore::mae, Figures::error)
            .apart(w -> List.of(w.model(), w.seed(), w.horizon()))
            .table(ordered)
        + "\nvalidation: mean squared error on left-out windows, which chose; the others are"
        + " those of the test windows\n\n";
  }

  /** Operations and estimated energy per forecast, a row per horizon and model. */
  private TextTable energy() {
    return new Columns<Seeds<EnergyScore>>()
        .words("horizon", own -> own.first().horizon())
        .words("model", own -> own.first().model())
        .number("MACs", own -> own.median(EnergyScore::macs), EnergyReport::whole)
        .number("ACs", own -> own.median(EnergyScore::acs), EnergyReport::whole)
        .number("dense", own -> own.median(EnergyScore::dense), EnergyReport::whole)
        .number(
            "neuron updates", own -> own.median(EnergyScore::neuronUpdates), EnergyReport::whole)
        .number("nJ", own -> own.median(s -> s.joules(EnergyReport.CONSTANTS)), EnergyReport::nano)
        .apart(own -> own.first().horizon())
        .table(Seeds.by(s -> List.of(s.horizon(), s.model()), energies));
  }

  /** A row with what other metrics say among its own figures. */
  private static JsonText figures(Record row, Map<String, ?> more) {
    JsonText json = JsonText.of(row).without("more");
    more.forEach(json::with);
    return json;
  }

  /** What a page shows of that table; null where nothing was counted. */
  @Nullable JsonText energySection() {
    return energies.isEmpty()
        ? null
        : ReportData.table("Energy of every model compared", energy(), OF_ENERGY);
  }

  /** The table of a page, without the seconds of the fits. */
  JsonText tableSection() {
    List<String> notes = new ArrayList<>(protocol().lines());
    notes.add(protocol().seedLine());
    String scale =
        switch (options.scale()) {
          case ZSCORE -> "of z-scores";
          case MAX -> "in shares of each channel's largest value";
          case ORIGINAL -> "in the units of the file";
        };
    return ReportData.tables(
        "Models compared",
        "Errors "
            + scale
            + " on the test windows; the best of each horizon is marked"
            + (options.seeds() > 1 ? "; medians over " + options.seeds() + " seeds." : "."),
        ReportData.table("", table(), notes));
  }

  /** Errors by lead. */
  JsonText leadSection(List<LeadErrors> leads) {
    return new JsonText()
        .with("horizons", options.horizons())
        .with("scale", options.scale().label())
        .with("seeds", options.seeds())
        .with("curves", leads);
  }

  /**
   * The same as JSON: {@code verdict}, null if there is nothing to say; {@code results}, one object
   * per model, horizon and seed; {@code summary}, medians over the seeds under the same names;
   * {@code widths}, {@code energy} with estimated joules; and what is needed to repeat the run.
   */
  public JsonText json() {
    return new JsonText()
        .with("version", Version.current())
        .with("data", protocol().data())
        .with(
            "options",
            protocol()
                .optionsJson()
                .with("models", options.models())
                .with("season", OptionsJson.plain(options.season()))
                .with("gradient", options.gradient())
                .with("metrics", options.metrics().stream().map(Metric::label).toList()))
        .with(
            "protocol",
            protocol()
                .json(stride)
                .with("season", season == 0 ? null : season)
                .with("fitSeconds", FIT_SECONDS))
        .with("verdict", verdict().json())
        .with("results", scores.stream().map(s -> figures(s, s.more())).toList())
        .with("summary", summaries().stream().map(s -> figures(s, s.more())).toList())
        .with("widths", widths)
        .with(
            "energy",
            energies.stream()
                .map(s -> JsonText.of(s).with("joules", s.joules(EnergyReport.CONSTANTS)))
                .toList());
  }
}
