package org.sswim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Energy;
import org.sswim.comparison.Seeds;
import org.sswim.comparison.Verdict;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.IntervalTrial;
import org.sswim.evaluation.Metric;
import org.sswim.evaluation.Score;
import org.sswim.options.Auto;

/**
 * A finished comparison and what is needed to read it.
 *
 * @param protocol on what and how models were compared
 * @param season season of the seasonal forecasts in rows; 0 if none was among the models
 * @param scores by horizon, then model, then seed
 */
public record ComparisonResult(ProtocolReport protocol, int season, List<Score> scores) {
  private static final String FIT_SECONDS =
      "fit seconds of a network: choosing inputs, sampling, and read-outs of all horizons together";

  private static final String RSE =
      "RSE: root of the squared errors over that of the test mean; 1 is as good as the mean";

  private static final List<String> OF_ENERGY =
      List.of(
          "per forecast of all channels, medians over the seeds; MACs and ACs of synapses where"
              + " neither input\nnor weight is 0 (NeuroBench); nJ: those and the neuron updates",
          EnergyReport.constantsLine());

  List<Seeds<Score>> rows() {
    return Seeds.by(score -> List.of(score.horizon(), score.model()), scores);
  }

  /** What the table comes to. */
  private VerdictText verdict() {
    int seeds = options().seeds();
    return VerdictText.<Score>ofForecasts(
        error -> Verdict.of(scores, Score::model, Score::horizon, error),
        Score::rse,
        Score::mae,
        "MAE",
        seeds > 1 ? ", median of " + seeds + " seeds" : "");
  }

  private ComparisonOptions options() {
    return protocol.options();
  }

  /** A row per horizon and model. */
  TextTable table() {
    Columns<Seeds<Score>> columns =
        byHorizon()
            .least("RSE", own -> own.median(Score::rse), Figures::error)
            .cell("min..max", own -> own.range(Score::rse, Figures::error))
            .least("MSE", own -> own.median(Score::mse), Figures::error)
            .least("MAE", own -> own.median(Score::mae), Figures::error)
            .most("R2", own -> own.median(Score::r2), Figures::error);
    for (Metric metric : options().metrics()) {
      ToDoubleFunction<Seeds<Score>> value =
          own -> own.median(score -> Objects.requireNonNull(score.more().get(metric.label())));
      columns.best(metric.label(), metric.lowerIsBetter(), value, Figures::error);
    }
    return columns
        .seconds("fit s", own -> own.median(Score::fitSeconds))
        .cell("neurons", own -> neurons(own.first()))
        .cell(
            "spike rate",
            own -> own.first().neurons() > 0 ? Figures.rate(own.median(Score::spikeRate)) : "")
        .table(rows());
  }

  private static Columns<Seeds<Score>> byHorizon() {
    return new Columns<Seeds<Score>>()
        .words("horizon", own -> own.first().horizon())
        .words("model", own -> own.first().model())
        .apart(own -> own.first().horizon());
  }

  /** Those of a network, and how many networks; empty without any. */
  private static String neurons(Score score) {
    int networks = score.networks();
    return networks > 1
        ? networks + " x " + score.neurons() / networks
        : score.neurons() > 0 ? String.valueOf(score.neurons()) : "";
  }

  /** The table and, below it, how it came about. */
  private String text() {
    List<String> facts = new ArrayList<>();
    facts.add("* best of its horizon");
    facts.add(RSE);
    facts.addAll(protocol.lines());
    facts.add("ridge uses all windows");
    if (season > 0) {
      facts.add("season: " + Figures.count(season, "row"));
    }
    facts.add(FIT_SECONDS);
    facts.add("spike rate: spikes per neuron and step");
    if (options().models().stream().anyMatch(Candidate::spiking)) {
      facts.add(skipLine());
    }
    return "%s\n%s%s\n"
        .formatted(
            table(),
            counted().isEmpty() ? "" : energy() + "\n" + String.join("\n", OF_ENERGY) + "\n\n",
            String.join("\n", facts));
  }

  /** What the outputs of the networks see. */
  private String skipLine() {
    String all = "outputs of networks see spikes and, through skip connections, the raw window";
    Auto<Boolean> skip = options().training().skip();
    return (skip.or(true) ? all : "outputs of networks see spikes only")
        + (skip.isAuto() ? ", if left-out windows favour it" : "")
        + (skip.or(true) ? "; rows -spikes and :published see spikes only" : "");
  }

  /** Operations and estimated energy per forecast, a row per horizon and model. */
  private List<Seeds<Score>> counted() {
    return rows().stream().filter(own -> own.first().energy() != null).toList();
  }

  private TextTable energy() {
    return byHorizon()
        .number("MACs", own -> median(own, Energy::macs), EnergyReport::whole)
        .number("ACs", own -> median(own, Energy::acs), EnergyReport::whole)
        .number("dense", own -> median(own, Energy::dense), EnergyReport::whole)
        .number("neuron updates", own -> median(own, Energy::neuronUpdates), EnergyReport::whole)
        .number("nJ", own -> median(own, e -> e.joules(EnergyReport.CONSTANTS)), EnergyReport::nano)
        .table(counted());
  }

  private static double median(Seeds<Score> own, ToDoubleFunction<Energy> figure) {
    return own.median(score -> figure.applyAsDouble(Objects.requireNonNull(score.energy())));
  }

  /** What a page shows of that table; null where nothing was counted. */
  @Nullable JsonText energySection() {
    return counted().isEmpty()
        ? null
        : Report.table("Energy of every model compared", energy(), OF_ENERGY);
  }

  /** The table of a page, without the seconds of the fits. */
  private JsonText tableSection() {
    String scale =
        switch (options().scale()) {
          case ZSCORE -> "of z-scores";
          case MAX -> "in shares of each channel's largest value";
          case ORIGINAL -> "in the units of the file";
        };
    return Report.tables(
        "Models compared",
        "Errors %s on the test windows; the best of each horizon is marked%s"
            .formatted(
                scale,
                options().seeds() > 1 ? "; medians over " + options().seeds() + " seeds." : "."),
        Report.table("", table(), protocol.lines()));
  }

  /** Errors by lead. */
  private JsonText leadSection() {
    return JsonText.of("horizons", options().horizons())
        .with("scale", options().scale().label())
        .with("seeds", options().seeds())
        .with(
            "curves",
            rows(),
            own ->
                JsonText.of("model", own.first().model())
                    .with("horizon", own.first().horizon())
                    .with("mse", byLead(own, Score::mseByLead))
                    .with("mae", byLead(own, Score::maeByLead)));
  }

  private static double[] byLead(Seeds<Score> own, Function<Score, double[]> errors) {
    return IntStream.range(0, own.first().horizon())
        .mapToDouble(k -> own.median(score -> errors.apply(score)[k]))
        .toArray();
  }

  /**
   * All of it. In the JSON {@code verdict} is null if there is nothing to say. {@code results} has
   * one object per model, horizon and seed. {@code summary} has medians over the seeds under the
   * same names. It also has {@code energy} with estimated joules, and all that is needed to repeat
   * the run.
   *
   * @param leads those whose errors are told
   * @param intervals prediction intervals, scored or not
   * @param page what was kept for a page; null for none
   */
  public Report report(
      List<Integer> leads, IntervalTrial intervals, @Nullable ComparisonPage page) {
    LeadTable leadTable = new LeadTable(scores, leads, options().scale().label());
    Report report =
        protocol
            .report("S-SWIM comparison", "Options of the comparison")
            .with(
                "protocol", protocol.json().with("season", season).with("fitSeconds", FIT_SECONDS))
            .results(scores, s -> JsonText.of(s).with("energy", EnergyReport.json(s.energy())))
            .with("intervals", intervals.scores())
            .with("leads", leadTable.json())
            .say(text())
            .section("table", this::tableSection)
            .picture(this::panels);
    if (page != null) {
      page.forecasts(report, this, intervals);
    }
    report.section("leads", this::leadSection);
    if (!leads.isEmpty()) {
      report.say("\n" + leadTable);
    }
    if (!intervals.scores().isEmpty()) {
      IntervalTable table = new IntervalTable(intervals.scores());
      report.intervals(table.table(), table.legend());
    }
    if (page != null) {
      page.model(report, this);
    }
    return report.verdict(verdict());
  }

  /** The error against the seconds of the fit, a chart for each horizon. */
  private List<SvgChart.Panel> panels() {
    List<SvgChart.Panel> panels = new ArrayList<>();
    for (int horizon : options().horizons()) {
      panels.add(
          SvgChart.Panel.points(
              "seconds of the fit, " + horizon + " rows ahead",
              own -> own.median(Score::fitSeconds),
              "RSE",
              own -> own.median(Score::rse),
              rows().stream().filter(own -> own.first().horizon() == horizon).toList(),
              own -> own.first().model()));
    }
    return panels;
  }

  /**
   * The errors at some leads, as text and as JSON.
   *
   * @param scores by horizon, then model, then seed
   * @param leads those that are shown of horizons that have them
   * @param scale name of the scale of the errors
   */
  private record LeadTable(List<Score> scores, List<Integer> leads, String scale) {
    /** The errors of a score at a lead. */
    private record At(
        String model, int horizon, @Nullable Long seed, int lead, double mse, double mae) {
      double rmse() {
        return Math.sqrt(mse);
      }
    }

    private List<At> rows() {
      List<At> rows = new ArrayList<>();
      for (Score s : scores) {
        for (int lead : leads) {
          if (lead <= s.horizon()) {
            double mse = s.mseByLead()[lead - 1];
            rows.add(new At(s.model(), s.horizon(), s.seed(), lead, mse, s.maeByLead()[lead - 1]));
          }
        }
      }
      return rows;
    }

    /**
     * A row per horizon, lead and model, medians over the seeds; each line ended by a line feed.
     */
    @Override
    public String toString() {
      List<Seeds<At>> rows =
          Seeds.by(s -> List.of(s.horizon(), s.lead(), s.model()), rows()).stream()
              .sorted(
                  Comparator.comparingInt((Seeds<At> own) -> own.first().horizon())
                      .thenComparingInt(own -> own.first().lead()))
              .toList();
      return new Columns<Seeds<At>>()
              .words("horizon", own -> own.first().horizon())
              .words("lead", own -> "+" + own.first().lead())
              .words("model", own -> own.first().model())
              .least("MAE", own -> own.median(At::mae), Figures::error)
              .least("RMSE", own -> own.median(At::rmse), Figures::error)
              .cell("min..max", own -> own.range(At::rmse, Figures::error))
              .least("MSE", own -> own.median(At::mse), Figures::error)
              .apart(own -> List.of(own.first().horizon(), own.first().lead()))
              .table(rows)
          + "\nerrors at single leads, all channels and test windows, on scale "
          + scale
          + "; * best of its lead\n";
    }

    /** One object for each model, horizon, seed and lead. */
    List<JsonText> json() {
      return rows().stream().map(s -> JsonText.of(s).with("rmse", s.rmse())).toList();
    }
  }
}
