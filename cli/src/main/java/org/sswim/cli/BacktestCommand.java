package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Backtest;
import org.sswim.evaluation.BacktestResult;
import org.sswim.evaluation.Candidate;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.report.BacktestReport;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forecasts from rolling origins at the end of a series. */
@Command(
    name = "backtest",
    customSynopsis = "sswim backtest FILE... --horizon O [OPTIONS]",
    header = "Forecasts from rolling origins at the end of a series, beside naive baselines.",
    description = {
      "What a model would have been worth, had it been used: each forecast sees nothing behind its",
      "origin, and neither does the model."
    },
    footer = {
      "",
      "Example:",
      "  ./sswim backtest data.csv --window 28 --horizon 7 --origins 12 --refit"
    })
@SuppressWarnings("NullAway.Init")
final class BacktestCommand extends SubCommand {
  @Mixin private FilesMixin files;

  @Option(
      names = {"--horizon", "--horizons"},
      required = true,
      paramLabel = "O",
      converter = Converters.Count.class,
      description = "Rows to forecast (required).")
  private int horizon;

  @Basic
  @Option(
      names = "--origins",
      paramLabel = "K",
      defaultValue = "10",
      converter = Converters.Count.class,
      description = "Number of origins (${DEFAULT-VALUE}).")
  private int origins;

  @Basic
  @Option(
      names = "--every",
      paramLabel = "auto|N",
      defaultValue = Auto.WORD,
      converter = Converters.AutoCount.class,
      description = "Rows between origins; auto for a horizon (${DEFAULT-VALUE}).")
  private Auto<Integer> every;

  @Basic
  @Option(
      names = "--refit",
      description = "Fit anew up to every origin instead of once, up to the first.")
  private boolean refit;

  @Basic
  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      defaultValue = Backtest.USUAL + Models.BESIDES,
      converter = Models.Converter.class,
      completionCandidates = Models.Names.class,
      description = "What to compare; some of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private List<Candidate> models;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      defaultValue = ".2",
      converter = Converters.Share.class,
      description = "Share of the windows, the last, that choose (${DEFAULT-VALUE}).")
  private double validation;

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write every number here.")
  private @Nullable Path json;

  @Mixin private ReportMixin report;
  @Mixin private LevelMixin level;
  @Mixin private TrainingMixin training;
  @Mixin private CsvMixin csv;
  @Mixin private CovariatesMixin covariates;

  @Override
  void run() {
    InputFiles input = files.input();
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      input.keepFrom(jsonFile, "the file to test on");
    }
    OutputFile reportFile = report.file();
    if (reportFile != null) {
      input.keepFrom(reportFile, "the file to test on");
      reportFile.distinctFrom(json, "--json");
    }
    ForecastOptions options;
    try {
      options = training.options();
    } catch (IllegalArgumentException e) {
      throw mistake(String.valueOf(e.getMessage()));
    }
    if (models.stream().anyMatch(Candidate::gradients)) {
      GradientRun.requireTrainable(this, options);
    }
    TimeSeries series = covariates.read(this, csv, input, training.channels());
    level.requireNames(series.channelNames());
    training.chooseWindow(this, series, List.of(horizon));
    Backtest.Options asked =
        new Backtest.Options(
            training.window(),
            horizon,
            origins,
            every.or(horizon),
            refit,
            training.channels(),
            validation,
            training.stride(),
            options,
            Models.ordered(this, models),
            level.levels());
    Backtest backtest = new Backtest(series, asked, Workers.of(training.threads()));
    double windows = backtest.firstOrigin() + 2.0 - training.window() - horizon;
    training.requireFit(this, series, (int) Math.ceil(windows * validation));
    OutlierWarning.ofComparison(backtest.outliers(), console());
    BacktestResult result;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "backtest")) {
      result = backtest.run(progress);
    }
    BacktestReport found = new BacktestReport(series, asked, result);
    if (jsonFile != null) {
      jsonFile.write(found.json().toString());
    }
    if (reportFile != null) {
      reportFile.write(found.html(input.names()));
    }
    console().print(found.text());
  }
}
