package org.sswim.cli;

import java.util.List;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.Backtest;
import org.sswim.evaluation.BacktestResult;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.ForecastRows;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.report.BacktestReport;
import org.sswim.report.Report;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Forecasts from rolling origins at the end of a series. */
@Command(name = "backtest")
final class BacktestCommand extends SeriesCommand {

  @Mixin private Flags.Horizon horizon;
  @Mixin private Flags.Origins origins = new Flags.Origins(10);

  @Mixin
  private Models<FitTask, Fitted> models =
      new Models<>(ForecastCandidates.ALL, Backtest.USUAL + Models.BESIDES);

  @Mixin private Flags.Out out;
  @Mixin Flags.Svg svg;
  @Mixin private Flags.Level level;

  BacktestCommand() {
    super(new TrainingMixin(TrainingMixin.LeftOut.USUAL));
  }

  @Override
  Report run() {
    InputFiles input = input();
    OutputFile outFile = out.file();
    ForecastOptions options = training.options();
    List<Candidate<FitTask, Fitted>> chosen = models.chosen();
    TimeSeries series = read(List.of(horizon.rows));
    level.requireNames(series.channelNames());

    Backtest.Options asked =
        new Backtest.Options(
            training.forecaster(horizon.rows).withLevels(level.levels()),
            origins.count,
            origins.every(horizon.rows),
            origins.refit,
            chosen);
    Backtest backtest = new Backtest(series, asked, Workers.of(training.threads.count));
    double windows = backtest.firstOrigin() + 2.0 - training.window() - horizon.rows;
    int choosing = (int) Math.ceil(windows * training.validation());
    requireFit(series, choosing, chosen, options, GradientOptions.defaults());
    DataWarnings.ofComparison(backtest.outliers(), console());
    BacktestResult result = watched("backtest", backtest::run);
    result.scores().forEach(own -> requireScored(own.model(), own.mae()));
    if (outFile != null) {
      outFile.stream(to -> ForecastRows.write(result, series, to));
    }
    return new BacktestReport(series, asked, result).report(input.names());
  }
}
