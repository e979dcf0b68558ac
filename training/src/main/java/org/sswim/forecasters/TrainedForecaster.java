package org.sswim.forecasters;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.Objective;
import org.sswim.sampling.NeuronPairs;
import org.sswim.stages.FoldMoments;
import org.sswim.training.Trained;
import org.sswim.training.WeightSource;

/**
 * A network that S-SWIM trained to forecast, with a read-out for each horizon.
 *
 * @param source where its hidden weights came from
 * @param plan how windows enter it
 * @param horizons O of each read-out
 * @param trained the network
 * @param objective what its read-outs minimise
 * @param bounds what becomes of the outputs of each horizon
 * @param moments its moment stages; null for none
 * @param joint the joint stage of each horizon; null for none
 */
public record TrainedForecaster(
    WeightSource source,
    NetworkPlan plan,
    List<Integer> horizons,
    Trained trained,
    Objective objective,
    List<Bounds> bounds,
    @Nullable FoldMoments moments,
    List<JointStages.@Nullable Stage> joint) {

  /** Copies the lists. */
  public TrainedForecaster {
    horizons = List.copyOf(horizons);
    bounds = List.copyOf(bounds);
    joint = Collections.unmodifiableList(joint);
  }

  /** The read-out of a horizon, counted in the order of {@link #horizons}. */
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

  /** What explanations of a read-out's forecasts need. */
  Background background(FittedReadout readout, TrainingData data) {
    float[] means = Arrays.copyOf(readout.featureMeans(), trained.hidden().features());
    return new Background(means, origins(data));
  }

  /** The pairs of windows behind the first layer's neurons; null for random weights. */
  private @Nullable NeuronOrigins origins(TrainingData data) {
    NeuronPairs pairs = trained.sampled().origins();
    if (pairs == null) {
      return null;
    }
    int lanes = data.channels().lanes(data.series().channels());
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
        .withDates(data.series().timeline(), data.window());
  }
}
