package org.sswim.evaluation;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.comparison.Candidate;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasting.ChannelMode;
import org.sswim.gradient.GradientOptions;
import org.sswim.options.Auto;
import org.sswim.stored.Withers;

/**
 * The options of a comparison: windows, horizons, models, seeds.
 *
 * @param window H
 * @param horizons O, at least one
 * @param splitRule how windows are split
 * @param scale the scale of the metrics
 * @param channels shared or joint, for networks and ridge alike
 * @param models which models, at least one
 * @param training options of the networks; their seed is the first of the seeds, and the model says
 *     whether there are skip connections
 * @param seeds number of seeds, at least 1
 * @param stride rows between training windows, at least 1, or automatic for {@link
 *     org.sswim.forecasters.FitPlan#autoStride}
 * @param season season of the seasonal forecasts in rows, at least 1
 * @param gradient options of training by gradients, for models that are; but for the seed
 * @param metrics beside the usual ones
 */
@Withers
public record ComparisonOptions(
    int window,
    List<Integer> horizons,
    SplitRule splitRule,
    MetricScale.Kind scale,
    ChannelMode channels,
    List<Candidate<FitTask, Fitted>> models,
    ForecastOptions training,
    int seeds,
    Auto<Integer> stride,
    Auto<Integer> season,
    GradientOptions gradient,
    List<Metric> metrics)
    implements ComparisonOptionsBuilder.With {

  /** Checks the ranges. */
  public ComparisonOptions {
    horizons = List.copyOf(horizons);
    models = List.copyOf(models);
    metrics = List.copyOf(metrics);
    Checks.that(
            !horizons.isEmpty()
                && !models.isEmpty()
                && seeds >= 1
                && stride.or(1) >= 1
                && season.or(1) >= 1)
        .or("a comparison needs horizons, models, seeds >= 1, stride >= 1 and season >= 1");
    for (int horizon : horizons) {
      Checks.that(horizon >= 1).or("horizons must be at least 1; got %s", horizon);
    }
  }

  /**
   * The usual comparison: the usual rows under the usual split, errors as z-scores, channels that
   * share a network, one seed, default options.
   *
   * @param window H
   * @param horizons O, at least one
   */
  public static ComparisonOptions of(int window, List<Integer> horizons) {
    return new ComparisonOptions(
        window,
        horizons,
        SplitRule.USUAL,
        MetricScale.Kind.ZSCORE,
        ChannelMode.SHARED,
        ForecastCandidates.ALL.list(ForecastCandidates.USUAL),
        ForecastOptions.defaults(),
        1,
        Auto.auto(),
        Auto.auto(),
        GradientOptions.defaults(),
        List.of());
  }

  /**
   * The options of the networks of a seed.
   *
   * @param s 0 for the first seed
   */
  public ForecastOptions training(int s) {
    return training.withNetwork(network -> network.withSeed(network.seed() + s));
  }
}
