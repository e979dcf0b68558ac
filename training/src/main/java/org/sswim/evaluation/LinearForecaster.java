package org.sswim.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.features.FeatureMap;
import org.sswim.features.SkipShape;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.JointTerm;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.OutputScale;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.series.Reach;
import org.sswim.series.Standardizer;

/**
 * Forecasts with features and a linear read-out, a block of windows at a time.
 *
 * @param readout the features and their weights
 * @param relative whether windows are seen relative to their last row
 * @param season what outputs are relative to, see {@link NetworkPlan#targetSeason}
 * @param scale on which it is scored
 * @param joint what a joint stage adds; null for none
 * @param moved the windows that it sees in the place of those with rows beyond its reach; null for
 *     none
 */
public record LinearForecaster(
    LinearReadout readout,
    boolean relative,
    int season,
    OutputScale scale,
    @Nullable JointTerm joint,
    @Nullable WindowedSeries moved)
    implements BlockForecaster {

  /**
   * A forecaster for the horizon of a read-out.
   *
   * @param relative whether windows are seen relative to their last row
   * @param season what outputs are relative to, see {@link NetworkPlan#targetSeason}
   */
  public static LinearForecaster of(
      FeatureMap features, FittedReadout readout, boolean relative, int season) {
    return new LinearForecaster(
        LinearReadout.of(features, readout), relative, season, OutputScale.PLAIN, null, null);
  }

  /** Forecasters for the horizons of a trained network, in its order, over the same features. */
  public static List<LinearForecaster> of(TrainedForecaster trained) {
    NetworkPlan plan = trained.plan();
    FeatureMap features = trained.features();
    return trained.trained().readouts().stream()
        .map(readout -> of(features, readout, plan.relativeInput(), plan.targetSeason()))
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
                    .joined(trained.joint(own, h))
                    .seeing(seen, trained.bounds().get(h).reach())
                    .on(OutputScale.of(seen, own.standardizer(), scored, trained.bounds().get(h))))
        .toList();
  }

  /** A forecaster with the weights of a network's outputs. */
  public static LinearForecaster of(SpikingNetwork network, NetworkPlan plan) {
    FeatureMap features = plan.shape(SkipShape.of(network.skip())).features(network.hidden());
    LinearReadout readout =
        new LinearReadout(features, SkipShape.weights(network), network.readout().bias());
    return new LinearForecaster(
        readout, plan.relativeInput(), plan.targetSeason(), OutputScale.PLAIN, null, null);
  }

  /** The same with another scale. */
  public LinearForecaster on(OutputScale other) {
    return new LinearForecaster(readout, relative, season, other, joint, moved);
  }

  /** The same with a joint stage, or none. */
  public LinearForecaster joined(@Nullable JointTerm term) {
    return new LinearForecaster(readout, relative, season, scale, term, moved);
  }

  /** The same that sees rows beyond a reach where they are moved to. */
  private LinearForecaster seeing(WindowedSeries given, Reach reach) {
    WindowedSeries within = given.within(reach);
    return within == given
        ? this
        : new LinearForecaster(readout, relative, season, scale, joint, within);
  }

  /** The point forecasts of a model, standardised, from windows of its channels and calendar. */
  public static LinearForecaster of(ForecastModel model) {
    return of(model.network(), NetworkPlan.of(model));
  }

  @Override
  public BlockForecaster forWorker() {
    JointTerm own = joint == null ? null : joint.forWorker();
    return new LinearForecaster(readout.forWorker(), relative, season, scale, own, moved);
  }

  /** The features behind the read-out. */
  FeatureMap features() {
    return readout.features();
  }

  /** The same over other features, which mean the same. */
  LinearForecaster over(FeatureMap other) {
    JointTerm own = joint == null ? null : joint.forWorker();
    return new LinearForecaster(readout.over(other), relative, season, scale, own, moved);
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
        if (season > 0) {
          int row = series.referenceRow(start, lead, season);
          out[i * outputs + k] += series.centred(lane, start, row, k % signals);
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
        int signal = k % signals;
        out[i * outputs + k] += given.last(lane, start, signal) - series.last(lane, start, signal);
      }
    }
    scale.score(series, block, outputs, out);
  }
}
