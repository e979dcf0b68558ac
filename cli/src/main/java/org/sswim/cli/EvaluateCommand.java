package org.sswim.cli;

import java.util.List;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.ForecastComparison;
import org.sswim.evaluation.IntervalTrial;
import org.sswim.evaluation.Metric;
import org.sswim.linalg.Workers;
import org.sswim.report.ComparisonPage;
import org.sswim.report.ComparisonResult;
import org.sswim.report.ForecastRows;
import org.sswim.report.IntervalTable;
import org.sswim.report.LeadTable;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares S-SWIM with its baselines on a file. */
@Command(name = "evaluate")
final class EvaluateCommand extends SubCommand {
  @Mixin private Flags.SeriesFiles files;

  @Mixin private ProtocolMixin protocol;

  @Option(names = "--leads", split = ",", paramLabel = "K", converter = Converters.Count.class)
  private List<Integer> leads = List.of();

  @Option(names = "--metrics", split = ",", paramLabel = "NAME")
  private List<Metric> metrics = List.of();

  @Mixin private ModelsMixin models = new ModelsMixin(ForecastCandidates.USUAL + Models.BESIDES);
  @Mixin private Flags.Seeds seeds = new Flags.Seeds(3);
  @Mixin private Flags.Season season;
  @Mixin private Flags.Energy energy;
  @Mixin private Flags.Out out;
  @Mixin private Flags.Results results;
  @Mixin private LevelMixin level;
  @Mixin private TrainingMixin training = TrainingMixin.ofDescents();
  @Mixin private CsvMixin csv;
  @Mixin private CovariatesMixin covariates;

  @Override
  void run() {
    InputFiles input = files.input();
    Outputs outputs = input.kept("the file to evaluate");
    OutputFile outFile = out.file(outputs);
    results.check(outputs);
    List<Candidate<FitTask, Fitted>> chosen = models.chosen(this);
    TimeSeries series = covariates.read(this, csv, input, training.channels());
    training.chooseWindow(this, series, protocol.horizons());
    ComparisonOptions options =
        protocol
            .options(this, training, chosen, seeds)
            .withSeason(season.rows)
            .withGradient(training.gradient())
            .withMetrics(metrics.stream().distinct().toList());
    requireLeads(options);
    ProtocolMixin.requireFit(this, training, options, series);
    ForecastComparison comparison =
        new ForecastComparison(series, options, energy.wanted, Workers.of(training.threads()));
    ComparisonPage page =
        results.report.path == null
            ? null
            : new ComparisonPage(comparison, options.models().size());
    IntervalTrial intervals = new IntervalTrial(comparison.protocol(), level.levels());
    ForecastComparison.Observer observer =
        page == null ? ForecastComparison.Observer.NONE : page.observer();
    if (!level.levels().isEmpty()) {
      observer = ForecastComparison.Observer.both(observer, intervals);
    }
    ForecastRows rows = new ForecastRows(series, comparison.protocol());
    if (outFile != null) {
      observer = ForecastComparison.Observer.both(observer, rows);
    }
    ComparisonResult result =
        compare(input.names(), series, options, comparison, observer, console());
    result.scores().forEach(own -> OtherFile.requireScored(own.model(), own.mae()));
    console().print(result.text());
    LeadTable leadTable = new LeadTable(result.scores(), leads, options.scale().label());
    if (!leads.isEmpty()) {
      console().print("\n" + leadTable);
    }
    IntervalTable intervalTable = new IntervalTable(intervals.scores());
    if (!level.levels().isEmpty()) {
      console().print("\n" + intervalTable);
    }
    console().print(result.verdict().ending());
    if (page != null) {
      results.report.write(() -> page.html(result, intervals, null));
    }
    if (outFile != null) {
      outFile.stream(rows::writeTo);
    }
    results.json.write(
        () ->
            result.json().with("intervals", intervalTable.json()).with("leads", leadTable.json()));
  }

  private void requireLeads(ComparisonOptions options) {
    int longest = options.horizons().stream().mapToInt(Integer::intValue).max().orElseThrow();
    for (int lead : leads) {
      if (lead > longest) {
        throw mistake(
            "--leads "
                + lead
                + " is beyond the longest horizon, "
                + longest
                + "; leave it out or forecast farther with --horizons");
      }
    }
  }

  /** Compares, and warns of channels that never change. */
  static ComparisonResult compare(
      String name,
      TimeSeries series,
      ComparisonOptions options,
      ForecastComparison comparison,
      ForecastComparison.Observer observer,
      Console console) {
    Warnings.constantChannels(comparison.constantChannels(), console);
    OutlierWarning.ofComparison(comparison.protocol().data().outliers(), console);
    try (ConsoleProgress progress = new ConsoleProgress(console, "evaluate")) {
      return ComparisonResult.of(name, series, options, comparison, progress, observer);
    }
  }
}
