package org.sswim.forecasters;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.features.FeatureMap;
import org.sswim.features.SkipShape;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.series.Reach;
import org.sswim.series.Standardizer;
import org.sswim.stored.Withers;

/**
 * Forecasts with features and a linear read-out, a block of windows at a time.
 *
 * @param readout of the windows as they are seen
 * @param relative whether they are seen relative to their last row
 * @param changes whether outputs are changes from the last row
 * @param scale what becomes of outputs
 * @param joint what the joint stage adds; null without one
 * @param moved the windows that it sees in the place of those with rows beyond its reach; null for
 *     none
 */
@Withers
public record LinearForecaster(
    LinearReadout readout,
    boolean relative,
    boolean changes,
    OutputScale scale,
    @Nullable JointTerm joint,
    @Nullable WindowedSeries moved)
    implements BlockForecaster, LinearForecasterBuilder.With {
  /** Windows that are forecast at once. */
  static final int MOST_WINDOWS = 256;

  /**
   * A forecaster for the horizon of a read-out.
   *
   * @param relative whether windows are seen relative to their last row
   * @param changes whether outputs are changes from the last row
   */
  public static LinearForecaster of(
      FeatureMap features, FittedReadout readout, boolean relative, boolean changes) {
    return of(LinearReadout.of(features, readout), relative, changes);
  }

  /** The same of weights. */
  static LinearForecaster of(LinearReadout readout, boolean relative, boolean changes) {
    return new LinearForecaster(readout, relative, changes, OutputScale.PLAIN, null, null);
  }

  /** Forecasters for the horizons of a trained network, in its order, over the same features. */
  public static List<LinearForecaster> of(TrainedForecaster trained) {
    NetworkPlan plan = trained.plan();
    FeatureMap features = trained.features();
    return trained.trained().readouts().stream()
        .map(readout -> of(features, readout, plan.relativeInput(), plan.relativeTarget()))
        .toList();
  }

  /**
   * Forecasters for the horizons of a trained network, in its order, that are scored on another
   * scale than the network's own.
   *
   * @param own the scored series as the network sees it
   * @param scored the scale that it is scored on
   */
  public static List<LinearForecaster> of(
      TrainedForecaster trained, TrainingData own, Standardizer scored) {
    WindowedSeries seen = trained.windows(own);
    List<LinearForecaster> plain = of(trained);
    return IntStream.range(0, plain.size())
        .mapToObj(
            h ->
                plain
                    .get(h)
                    .withJoint(trained.joint(own, h))
                    .seeing(seen, trained.bounds().get(h).reach())
                    .withScale(
                        OutputScale.of(seen, own.standardizer(), scored, trained.bounds().get(h))))
        .toList();
  }

  /** A forecaster with the weights of a network's outputs. */
  public static LinearForecaster of(SpikingNetwork network, NetworkPlan plan) {
    FeatureMap features = plan.shape(SkipShape.of(network.skip())).features(network.hidden());
    LinearReadout readout =
        new LinearReadout(features, SkipShape.weights(network), network.readout().bias());
    return of(readout, plan.relativeInput(), plan.relativeTarget());
  }

  /** The same that sees rows beyond a reach where they are moved to. */
  private LinearForecaster seeing(WindowedSeries given, Reach reach) {
    WindowedSeries within = given.within(reach);
    return within.equals(given) ? this : withMoved(within);
  }

  /** The point forecasts of a model, standardised, from windows of its channels. */
  public static LinearForecaster of(ForecastModel model) {
    return of(model.network(), NetworkPlan.of(model));
  }

  @Override
  public BlockForecaster forWorker() {
    return over(readout.features().forWorker());
  }

  /** The same for another thread, over other features, which mean the same. */
  public LinearForecaster over(FeatureMap other) {
    return withReadout(readout.over(other)).withJoint(joint == null ? null : joint.forWorker());
  }

  @Override
  public void forecast(WindowedSeries windows, SampleBlock block, int horizon, double[] out) {
    WindowedSeries given = scale.seen(windows);
    WindowedSeries series = moved == null ? given : moved;
    int outputs = series.outputs(horizon);
    Checks.that(outputs == readout.outputs())
        .or(
            "the read-out forecasts %s rows; asked for %s",
            readout.outputs() / series.signals(), horizon);
    readout.write(series.samples(relative), block, out);
    int signals = series.signals();
    int lane = block.lane();
    for (int i = 0; i < block.count(); i++) {
      int start = block.start(i);
      for (int k = 0; k < outputs; k++) {
        int lead = k / signals + 1;
        if (changes) {
          out[i * outputs + k] += series.last(lane, start, k % signals);
        }
        int ahead = start + series.window() + lead - 1;
        out[i * outputs + k] += series.moment(lane, start, ahead, k % signals);
      }
    }
    if (joint != null) {
      joint.add(series, block, horizon, out);
    }
    for (int i = 0; moved != null && i < block.count(); i++) {
      int start = block.start(i);
      for (int k = 0; k < outputs; k++) {
        int row = start + series.window() - 1;
        int signal = k % signals;
        out[i * outputs + k] += given.value(lane, row, signal) - series.value(lane, row, signal);
      }
    }
    scale.score(series, block, outputs, out);
  }
}
