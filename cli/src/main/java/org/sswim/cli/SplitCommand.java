package org.sswim.cli;

import java.util.Arrays;
import java.util.List;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.MetricScale;
import org.sswim.evaluation.Protocol;
import org.sswim.evaluation.SplitRule;
import org.sswim.report.ProtocolReport;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Option;

/** Compares on a split of a series: what is forecast and how it is scored. */
abstract class SplitCommand extends SeriesCommand {
  private static final int PARTS = 3;
  private static final int MOST = 100_000_000;

  @Option(
      names = {"--horizons", "--horizon"},
      required = true,
      split = ",",
      paramLabel = "O")
  private List<Integer> horizons;

  @Option(names = "--split", paramLabel = "A,B,C")
  private SplitRule split = SplitRule.USUAL;

  @Option(names = "--scale", paramLabel = "MODE", defaultValue = "zscore")
  private MetricScale.Kind scale;

  /**
   * Options of a command.
   *
   * @param others what else can be set, such as how gradients train
   */
  SplitCommand(Record... others) {
    super(new TrainingMixin(others));
  }

  /** Reads the series, and chooses the window if it is left to that. */
  final TimeSeries read() {
    return read(horizons);
  }

  /** The options of a comparison of models. */
  final ComparisonOptions options(List<Candidate<FitTask, Fitted>> models, Flags.Seeds seeds) {
    return asked(
        () ->
            ComparisonOptions.of(training.window(), horizons.stream().distinct().toList())
                .withSplitRule(split)
                .withScale(scale)
                .withChannels(training.channels)
                .withModels(models)
                .withTraining(training.options())
                .withSeeds(seeds.count)
                .withStride(training.stride()));
  }

  /** On what and how models are compared; warns of what of it is not as it may be meant. */
  final ProtocolReport protocol(TimeSeries series, ComparisonOptions options, Protocol protocol) {
    DataWarnings.constantChannels(protocol.constantChannels(), console());
    DataWarnings.ofComparison(protocol.data().outliers(), console());
    return new ProtocolReport(input().names(), series, options, protocol.stride());
  }

  /** Refuses what options ask for, those of models included, and a series cannot give. */
  final void requireFit(ComparisonOptions options, TimeSeries series) {
    int fewest =
        options.horizons().stream()
            .map(horizon -> options.splitRule().split(series.rows(), options.window(), horizon))
            .mapToInt(split -> split.validation().count())
            .min()
            .orElseThrow();
    requireFit(series, fewest, options.models(), options.training(), options.gradient());
  }

  /** Reads {@code --split}: three shares, or three numbers of rows. */
  static SplitRule split(String text) {
    double[] part = Arrays.stream(text.split(",", -1)).mapToDouble(Converters::number).toArray();
    if (part.length == PARTS) {
      double sum = part[0] + part[1] + part[2];
      if (Arrays.stream(part).allMatch(rows -> rows >= 1 && rows <= MOST && rows % 1 == 0)) {
        return new SplitRule.Rows((int) part[0], (int) part[1], (int) part[2]);
      }
      if (Arrays.stream(part).allMatch(share -> share > 0) && Math.abs(sum - 1) <= 1e-6) {
        return new SplitRule.Shares(part[0], part[1], part[2]);
      }
    }
    throw Converters.refused(
        "must be three shares above 0 that sum to 1 (0.7,0.2,0.1) or three numbers of rows"
            + " (8640,2880,2880)",
        text);
  }
}
