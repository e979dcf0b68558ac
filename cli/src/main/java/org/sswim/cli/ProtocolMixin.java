package org.sswim.cli;

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
@SuppressWarnings("NullAway.Init")
final class ProtocolMixin {
  @Option(
      names = {"--horizon", "--horizons"},
      required = true,
      split = ",",
      paramLabel = "O",
      converter = Converters.Count.class)
  private List<Integer> horizons;

  @Option(names = "--split", paramLabel = "A,B,C", converter = SplitConverter.class)
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
      SeedsMixin seeds) {
    try {
      return ComparisonOptions.of(training.window(), horizons.stream().distinct().toList())
          .withSplitRule(split)
          .withScale(scale)
          .withChannels(training.channels())
          .withModels(models)
          .withTraining(training.options())
          .withSeeds(seeds.count())
          .withStride(training.stride());
    } catch (IllegalArgumentException e) {
      throw command.mistake(String.valueOf(e.getMessage()));
    }
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
        Settings set = GradientRun.of(model, options, gradient);
        training.requireFit(command, series, choosing, set.get(ForecastOptions.class));
        if (model.gradients()) {
          GradientRun.requireTrainable(command, set);
        }
      }
    }
  }
}
