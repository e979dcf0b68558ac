package org.sswim.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.ForecastComparison;
import org.sswim.evaluation.ForecastRows;
import org.sswim.evaluation.IntervalTrial;
import org.sswim.evaluation.Metric;
import org.sswim.evaluation.Score;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.report.ComparisonPage;
import org.sswim.report.ComparisonResult;
import org.sswim.report.ProtocolReport;
import org.sswim.report.Report;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares S-SWIM with its baselines on a file. */
@Command(name = "evaluate")
final class EvaluateCommand extends SplitCommand {

  @Option(names = "--leads", split = ",", paramLabel = "K")
  private List<Integer> leads = List.of();

  @Option(names = "--metrics", split = ",", paramLabel = "NAME")
  private List<Metric> metrics = List.of();

  @Mixin
  private Models<FitTask, Fitted> models =
      new Models<>(ForecastCandidates.ALL, ForecastCandidates.USUAL + Models.BESIDES);

  @Mixin private Flags.Seeds seeds = new Flags.Seeds(3);
  @Mixin private Flags.Season season;
  @Mixin private Flags.Energy energy;
  @Mixin private Flags.Resume resume;
  @Mixin private Flags.Out out;
  @Mixin Flags.Svg svg;
  @Mixin private Flags.Level level;

  EvaluateCommand() {
    super(GradientOptions.defaults());
  }

  @Override
  Report run() {
    OutputFile outFile = out.file();
    resume.refuseWith("--out", outFile != null);
    resume.refuseWith("--level", !level.levels().isEmpty());
    List<Candidate<FitTask, Fitted>> chosen = models.chosen();
    TimeSeries series = read();

    ComparisonOptions options =
        options(chosen, seeds)
            .withSeason(season.rows)
            .withGradient(training.gradient())
            .withMetrics(metrics.stream().distinct().toList());
    requireLeads(options);
    requireFit(options, series);
    ForecastComparison comparison =
        new ForecastComparison(series, options, energy.wanted, Workers.of(training.threads.count));
    ComparisonPage page =
        results.report.path == null
            ? null
            : new ComparisonPage(comparison, options.models().size());
    IntervalTrial intervals = new IntervalTrial(comparison.protocol(), level.levels());
    ForecastRows rows = new ForecastRows(series, comparison.protocol());
    ForecastComparison.Observer observer =
        Stream.of(
                page == null ? null : page.observer(),
                level.levels().isEmpty() ? null : intervals,
                outFile == null ? null : rows)
            .filter(Objects::nonNull)
            .reduce(ForecastComparison.Observer.NONE, ForecastComparison.Observer::both);
    ProtocolReport protocol = protocol(series, options, comparison.protocol());
    long first = options.training().network().seed();
    List<Score> scores =
        watched(
            "evaluate",
            progress ->
                resume.kept(
                    ForecastComparison.Found.class,
                    comparison::about,
                    memory ->
                        comparison.run(
                            progress,
                            observer,
                            // A page shows the forecasts of the first seed.
                            memory.anew(
                                (model, seed) ->
                                    page != null && (seed == null || seed == first)))));
    ComparisonResult result = new ComparisonResult(protocol, comparison.season(), scores);
    scores.forEach(own -> requireScored(own.model(), own.mae()));
    if (outFile != null) {
      outFile.stream(rows::writeTo);
    }
    return result.report(leads, intervals, page);
  }

  private void requireLeads(ComparisonOptions options) {
    int longest = options.horizons().stream().mapToInt(Integer::intValue).max().orElseThrow();
    for (int lead : leads) {
      not(lead > longest)
          .or(
              "--leads %s is beyond the longest horizon, %s; leave it out or"
                  + " forecast farther with --horizons",
              lead, longest);
    }
  }
}
