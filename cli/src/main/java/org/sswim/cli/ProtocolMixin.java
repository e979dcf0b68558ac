package org.sswim.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.MetricScale;
import org.sswim.evaluation.SplitRule;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What is forecast and how it is scored. */
@InGroup(HelpGroup.SCORES)
@SuppressWarnings("NullAway.Init")
final class ProtocolMixin {
  @InGroup(HelpGroup.TASK)
  @Option(
      names = {"--horizon", "--horizons"},
      required = true,
      split = ",",
      paramLabel = "O",
      converter = Converters.Count.class,
      description = "Rows to forecast (required); one table part each.")
  private List<Integer> horizons;

  @Basic
  @Option(
      names = "--split",
      paramLabel = "A,B,C",
      converter = SplitConverters.Shares.class,
      description = "Shares of windows that train, validate and test (.7,.2,.1).")
  private SplitRule.@Nullable Shares shares;

  @Option(
      names = "--rows",
      paramLabel = "A,B,C",
      converter = SplitConverters.Rows.class,
      description = "Instead: blocks of rows that train, validate and test.")
  private SplitRule.@Nullable Rows rows;

  @Basic
  @Option(
      names = "--scale",
      paramLabel = "MODE",
      defaultValue = "zscore",
      converter = ScaleConverter.class,
      description = {
        "Scale of the errors: zscore by the training rows, max, each channel",
        "over its largest value, or original, the file's units (${DEFAULT-VALUE})."
      })
  private MetricScale.Kind scale;

  /** The horizons. */
  List<Integer> horizons() {
    return horizons;
  }

  /** Refuses two splits at once. */
  void requireOneSplit(SubCommand command) {
    if (shares != null && rows != null) {
      throw command.mistake("--split and --rows exclude each other; give one of them");
    }
  }

  /** The options of a comparison of models. */
  ComparisonOptions options(
      SubCommand command,
      TrainingMixin training,
      List<Candidate> models,
      int seeds,
      Auto<Integer> season) {
    SplitRule rule = shares == null ? SplitRule.USUAL : shares;
    try {
      return ComparisonOptions.of(training.window(), horizons.stream().distinct().toList())
          .withSplitRule(rows == null ? rule : rows)
          .withScale(scale)
          .withChannels(training.channels())
          .withModels(models)
          .withTraining(training.options())
          .withSeeds(seeds)
          .withStride(training.stride())
          .withSeason(season);
    } catch (IllegalArgumentException e) {
      throw command.mistake(String.valueOf(e.getMessage()));
    }
  }

  /** Number of validation windows of the horizon that has the fewest. */
  static int fewestValidationWindows(ComparisonOptions options, TimeSeries series) {
    return options.horizons().stream()
        .map(horizon -> options.splitRule().split(series.rows(), options.window(), horizon))
        .mapToInt(split -> split.validation().count())
        .min()
        .orElseThrow();
  }

  /** Reads {@code --scale}. */
  static final class ScaleConverter implements ITypeConverter<MetricScale.Kind> {
    @Override
    public MetricScale.Kind convert(String text) {
      return Converters.constant(text, MetricScale.Kind.class);
    }
  }
}
