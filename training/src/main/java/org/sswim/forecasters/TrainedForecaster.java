package org.sswim.forecasters;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.features.FeatureMap;
import org.sswim.features.SpikingFeatures;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.ReadoutPenalties;
import org.sswim.sampling.NeuronPairs;
import org.sswim.sampling.PairDensity;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;
import org.sswim.stages.FoldMoments;
import org.sswim.training.Search;
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
    JointStages.Stage stage = joint.get(h);
    return fit.model(
            trained.network(readout),
            plan,
            h,
            Map.of(RecordedOptions.WEIGHTS, source.label()),
            results(readout))
        .withBackground(background(readout))
        .withBounds(bounds.get(h))
        .withMoment(moments == null ? null : last ? moments.last() : moments.beforeRefit())
        .withJoint(stage == null ? null : last ? stage.last() : stage.beforeRefit());
  }

  /** What the provenance of a model tells of its training by S-SWIM. */
  private Map<String, String> results(FittedReadout readout) {
    TrainingData data = fit.data();
    tell(readout.penalties(), data.search());
    Map<String, String> text = new TreeMap<>(data.search().described());
    boolean once =
        plan.semantics() == Semantics.STREAMING
            || SpikingFeatures.shiftInvariant(
                trained.hidden(), data.windows().samples(plan.relativeInput()));
    text.put("simulated", once ? "every row once" : "every window by itself");
    text.put("objective", fit.objective().label());
    text.put("penalty", readout.penalties().text());
    text.put("penalty-curve", readout.penalties().curveText());
    text.put("validation-error", String.valueOf(readout.validationError()));
    if (fit.options().values().transform().or(ValueTransform.LOG1P) != ValueTransform.NONE) {
      text.put("transform", data.standardizer().transform().label());
    }
    text.put("spike-rate", String.valueOf(trained.spikeRate()));
    for (int l = 0; l < trained.sampled().densities().size(); l++) {
      PairDensity density = trained.sampled().densities().get(l);
      text.put("pair-entropy-" + (l + 1), String.valueOf(density.entropy()));
      text.put("pair-effective-sample-" + (l + 1), String.valueOf(density.effectiveSampleSize()));
    }
    return text;
  }

  /** Tells what a read-out sees, by the least error of each kind that was tried. */
  private static void tell(ReadoutPenalties penalties, Search search) {
    Map<String, Double> errors = new LinkedHashMap<>();
    for (ReadoutPenalties.Tried one : penalties.tried()) {
      errors.merge(kind(one.spikes(), one.skip()), one.error(), Math::min);
    }
    search.add(
        Search.Kind.READOUT,
        errors,
        penalties.none() ? "nothing" : kind(penalties.spikes(), penalties.skip()));
  }

  private static String kind(double spikes, double skip) {
    boolean silent = Double.isInfinite(spikes);
    boolean unskipped = Double.isInfinite(skip);
    return silent && unskipped
        ? "nothing"
        : silent ? "the window alone" : unskipped ? "spikes alone" : "window and spikes";
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
