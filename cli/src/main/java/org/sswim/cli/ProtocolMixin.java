package org.sswim.cli;

import java.util.Arrays;
import java.util.List;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.MetricScale;
import org.sswim.evaluation.SplitRule;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.gradient.GradientOptions;
import org.sswim.options.Settings;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Option;

/** What is forecast and how it is scored. */
final class ProtocolMixin {
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

  /** The horizons. */
  List<Integer> horizons() {
    return horizons;
  }

  /** The options of a comparison of models. */
  ComparisonOptions options(
      SubCommand command,
      TrainingMixin training,
      List<Candidate<FitTask, Fitted>> models,
      Flags.Seeds seeds) {
    return command.asked(
        () ->
            ComparisonOptions.of(training.window(), horizons.stream().distinct().toList())
                .withSplitRule(split)
                .withScale(scale)
                .withChannels(training.channels())
                .withModels(models)
                .withTraining(training.options())
                .withSeeds(seeds.count)
                .withStride(training.stride()));
  }

  /** Refuses what options ask for, those of models included, and a series cannot give. */
  static void requireFit(
      SubCommand command, TrainingMixin training, ComparisonOptions options, TimeSeries series) {
    int fewest =
        options.horizons().stream()
            .map(horizon -> options.splitRule().split(series.rows(), options.window(), horizon))
            .mapToInt(split -> split.validation().count())
            .min()
            .orElseThrow();
    requireFit(
        command,
        training,
        fewest,
        options.models(),
        options.training(),
        options.gradient(),
        series);
  }

  /**
   * The same where it is known how many windows choose.
   *
   * @param choosing number of these windows
   */
  static void requireFit(
      SubCommand command,
      TrainingMixin training,
      int choosing,
      List<Candidate<FitTask, Fitted>> models,
      ForecastOptions options,
      GradientOptions gradient,
      TimeSeries series) {
    training.requireFit(command, series, choosing, options);
    for (Candidate<?, ?> model : models) {
      if (model.spiking()) {
        List<String> parts = List.of(model.label().split(":", -1));
        Settings set = Settings.of(options, gradient).withAll(parts.subList(1, parts.size()));
        training.requireFit(command, series, choosing, set.get(ForecastOptions.class));
        if (model.gradients()) {
          TrainingMixin.requireTrainable(command, set);
        }
      }
    }
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
