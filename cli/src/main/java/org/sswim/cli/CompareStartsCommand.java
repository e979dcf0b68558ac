package org.sswim.cli;

import java.util.List;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.experiments.starts.StartComparison;
import org.sswim.experiments.starts.StartScore;
import org.sswim.forecasters.Start;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Settings;
import org.sswim.report.ProtocolReport;
import org.sswim.report.Report;
import org.sswim.report.StartResult;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares gradient trainings from several starts. */
@Command(name = "compare-starts")
final class CompareStartsCommand extends SplitCommand {

  @Option(
      names = "--starts",
      split = ",",
      paramLabel = "START",
      defaultValue = "sswim,random,default")
  private List<Start> starts;

  @Mixin Flags.Svg svg;
  @Mixin private Flags.Seeds seeds = new Flags.Seeds(3);

  CompareStartsCommand() {
    super(GradientOptions.defaults());
  }

  @Override
  Report run() {
    TimeSeries series = read();

    ComparisonOptions options =
        options(ForecastCandidates.ALL.list(ForecastCandidates.S_SWIM), seeds)
            .withGradient(training.gradient());
    training.requireTrainable(Settings.of(options.training(), options.gradient()));
    requireFit(options, series);
    StartComparison comparison =
        new StartComparison(
            series,
            options,
            starts.stream().distinct().toList(),
            Workers.of(training.threads.count));
    ProtocolReport protocol = protocol(series, options, comparison.protocol());
    List<StartScore> scores = watched("compare-starts", comparison::run);
    return new StartResult(protocol, scores).report();
  }
}
