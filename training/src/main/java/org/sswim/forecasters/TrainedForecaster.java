package org.sswim.forecasters;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FittedReadout;
import org.sswim.sampling.NeuronPairs;
import org.sswim.stages.FoldMoments;
import org.sswim.training.Trained;
import org.sswim.training.WeightSource;

/**
 * A network that S-SWIM trained to forecast, with a read-out for each horizon.
 *
 * @param fit what it was trained from; a read-out for each horizon of its plan, in that order
 * @param source where its hidden weights came from
 * @param plan how windows enter it
 * @param trained the network
 * @param bounds what becomes of the outputs of each horizon
 * @param moments its moment stages; null for none
 * @param joint the joint stage of each horizon; null for none
 */
public record TrainedForecaster(
    Fit fit,
    WeightSource source,
    NetworkPlan plan,
    Trained trained,
    List<Bounds> bounds,
    @Nullable FoldMoments moments,
    List<JointStages.@Nullable Stage> joint) {

  /** Copies the lists. */
  public TrainedForecaster {
    bounds = List.copyOf(bounds);
    joint = Collections.unmodifiableList(joint);
  }

  /** The read-out of a horizon, counted in the order of the plan. */
  public FittedReadout readout(int h) {
    return trained.readouts().get(h);
  }

  /** The complete network of a horizon. */
  public SpikingNetwork network(int h) {
    return trained.network(h);
  }

  /** The features that the read-outs read. */
  public FeatureMap features() {
    return trained.features();
  }

  /**
   * Number of parameters of all stages.
   *
   * @param h number of the horizon
   */
  public long parameters(int h) {
    JointStages.Stage stage = joint.get(h);
    return network(h).parameters()
        + (moments == null ? 0 : moments.last().parameters())
        + (stage == null ? 0 : stage.last().parameters());
  }

  /**
   * What the joint stage of a horizon adds to forecasts of a series; null without one.
   *
   * @param h number of the horizon
   */
  public @Nullable JointTerm joint(TrainingData data, int h) {
    JointStages.Stage stage = joint.get(h);
    return stage == null ? null : data.joint(stage.last());
  }

  /** The windows of a series as forecasts are made of them. */
  public WindowedSeries windows(TrainingData data) {
    return data.centred(moments == null ? null : moments.last());
  }

  /**
   * The model of a horizon.
   *
   * @param h number of the horizon
   */
  public ForecastModel model(int h) {
    return model(h, readout(h), true);
  }

  /** The same of before the windows that choose joined those that train. */
  ForecastModel modelBeforeRefit(int h) {
    return model(h, Objects.requireNonNull(readout(h).beforeRefit()), false);
  }

  private ForecastModel model(int h, FittedReadout readout, boolean last) {
    TrainingData data = fit.data();
    JointStages.Stage stage = joint.get(h);
    return new ForecastModel(
            trained.network(readout),
            plan.spec(data, fit.plan().horizons().get(h)),
            data.series().channelNames(),
            data.standardizer(),
            TrainingRecord.of(this, h, readout))
        .withBackground(background(readout))
        .withLimits(data.limits())
        .withBounds(bounds.get(h))
        .withMoment(moments == null ? null : last ? moments.last() : moments.beforeRefit())
        .withJoint(stage == null ? null : last ? stage.last() : stage.beforeRefit());
  }

  /** What explanations of a read-out's forecasts need. */
  private Background background(FittedReadout readout) {
    float[] means = Arrays.copyOf(readout.featureMeans(), trained.hidden().features());
    return new Background(means, origins());
  }

  /** The pairs of windows behind the first layer's neurons; null for random weights. */
  private @Nullable NeuronOrigins origins() {
    NeuronPairs pairs = trained.sampled().origins();
    if (pairs == null) {
      return null;
    }
    int lanes = fit.lanes();
    int neurons = pairs.step().length;
    int[] windows = new int[NeuronOrigins.FIELDS * neurons];
    for (int p = 0; p < neurons; p++) {
      int at = NeuronOrigins.FIELDS * p;
      windows[at] = pairs.silent()[p] / lanes;
      windows[at + 1] = pairs.silent()[p] % lanes;
      windows[at + 2] = pairs.firing()[p] / lanes;
      windows[at + 3] = pairs.firing()[p] % lanes;
      windows[at + 4] = pairs.step()[p];
    }
    float[] mixing = new float[neurons];
    Arrays.fill(mixing, 1);
    return new NeuronOrigins(1, windows, pairs.voltages(), mixing, new double[0])
        .withDates(fit.data().series().timeline(), fit.data().window());
  }
}
