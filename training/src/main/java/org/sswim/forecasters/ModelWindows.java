package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.features.SkipShape;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.linalg.NormalEquations;
import org.sswim.linalg.Workers;
import org.sswim.readout.FitSplit;
import org.sswim.readout.ReadoutFit;
import org.sswim.samples.Samples;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TimeSeries;
import org.sswim.stages.FoldMoments;
import org.sswim.stages.MomentMode;

/**
 * The windows of a series as the read-out of a fitted model sees them, by the options that the
 * model records, see {@link RecordedOptions}.
 */
final class ModelWindows {
  final FitPlan plan;
  final TrainingData data;
  final Samples samples;
  final WindowTargets targets;
  final FitSplit split;
  final FeatureMap features;
  final @Nullable FoldMoments moments;
  final ReadoutFit fit;

  /**
   * Windows of a series; nothing is computed yet.
   *
   * @param series the model's channels, in its order
   * @param validationShare share of the windows, the last, that do not train, in (0, 1)
   * @throws InvalidDataException if the series is too short
   */
  ModelWindows(ForecastModel model, TimeSeries series, double validationShare, Workers workers) {
    ForecastSpec spec = model.spec();
    RecordedOptions recorded = RecordedOptions.of(model.provenance());
    plan =
        SSwimForecaster.of(spec.window(), spec.horizon())
            .withChannels(spec.channels())
            .withValidationShare(validationShare)
            .withStride(recorded.stride())
            .plan(series);
    TrainingData whole =
        TrainingData.of(
                series, model.standardizer(), model.limits(), spec.window(), spec.channels())
            .forPlan(plan);
    data = model.knownColumns().isEmpty() ? whole.withoutKnown() : whole;
    NetworkPlan shape =
        NetworkPlan.of(model)
            .withMoment(model.moment() == null ? MomentMode.NONE : recorded.moment());
    WindowTask task =
        WindowTask.of(
            new Fit(
                ForecastOptions.defaults().withNetwork(recorded.network()), data, plan, workers),
            shape);
    moments = task.moments();
    samples = task.samples();
    targets = task.targets();
    split = task.split();
    features = shape.shape(SkipShape.of(model.network().skip())).features(model.network().hidden());
    fit = new ReadoutFit(recorded.network().readoutBlocks(), workers);
  }

  /**
   * The equations of all training windows and of those that choose.
   *
   * @param observed the features, or what observes them
   */
  ReadoutFit.Equations equations(FeatureMap observed) {
    return fit.accumulate(samples, targets, observed, split);
  }

  /** The equations of all windows at once. */
  NormalEquations all() {
    return equations(features).training(0, true);
  }
}
