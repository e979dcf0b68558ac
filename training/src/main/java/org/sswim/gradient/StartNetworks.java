package org.sswim.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.sampling.SeedStreams;
import org.sswim.sampling.TemporalOptions;
import org.sswim.training.FitPlan;
import org.sswim.training.NetworkPlan;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.SkipShape;
import org.sswim.training.Trained;
import org.sswim.training.TrainingData;
import org.sswim.training.WindowedSeries;

/**
 * Makes the networks that gradient trainings start from. All share the {@link NetworkPlan}, and so
 * how windows enter, what targets are relative to, and the banks of the read-out.
 */
public final class StartNetworks {
  private static final double SHORTEST_REFRACTORY = 0.5;

  private final SSwimOptions options;
  private final TrainingData data;
  private final FitPlan fitPlan;
  private final NetworkPlan plan;
  private final Workers workers;

  /** Prepares starts that use all processors. */
  public StartNetworks(SSwimOptions options, TrainingData data, FitPlan fitPlan, NetworkPlan plan) {
    this(options, data, fitPlan, plan, Workers.available());
  }

  /**
   * Prepares starts.
   *
   * @param options sizes, kernels and seed; how hidden layers are sampled; the width must be given
   */
  public StartNetworks(
      SSwimOptions options, TrainingData data, FitPlan fitPlan, NetworkPlan plan, Workers workers) {
    if (options.neurons() == SSwimOptions.AUTO_NEURONS) {
      throw new IllegalArgumentException("gradient training needs a given number of neurons");
    }
    this.options = options;
    this.data = data;
    this.fitPlan = fitPlan;
    this.plan = plan;
    this.workers = workers;
  }

  /** One network for each horizon of the plan, in its order. */
  public List<SpikingNetwork> of(Start start) {
    if (start.solved()) {
      Trained trained =
          new SSwim(options, workers)
              .train(data, fitPlan, plan, Objects.requireNonNull(start.source()));
      return trained.readouts().stream().map(trained::network).toList();
    }
    HiddenNetwork hidden =
        start.source() == null
            ? usual()
            : new SSwim(options, workers).sample(data, fitPlan, plan, start.source());
    List<SpikingNetwork> networks = new ArrayList<>();
    for (int horizon : fitPlan.horizons()) {
      networks.add(drawn(hidden, horizon));
    }
    return networks;
  }

  private SpikingNetwork drawn(HiddenNetwork hidden, int horizon) {
    WindowedSeries series = data.windows(plan.calendar());
    SkipShape skip = options.skip() ? SkipShape.of(series) : SkipShape.NONE;
    int outputs = series.outputs(horizon);
    int signals = series.signals();
    int features = Math.addExact(hidden.features(), skip.count(signals));
    UniformRandomProvider random =
        new SeedStreams(options.seed()).stream("default-readout", horizon);
    double bound = 1 / Math.sqrt(features);
    float[] weights = uniform(random, Math.multiplyExact(features, outputs), bound);
    int spiking = hidden.features() * outputs;
    return new SpikingNetwork(
        hidden,
        new Readout(Arrays.copyOf(weights, spiking), uniform(random, outputs, bound)),
        skip.synapses(weights, hidden.features(), signals, outputs));
  }

  private HiddenNetwork usual() {
    WindowedSeries series = data.windows(plan.calendar());
    InputLayer input = new InputLayer(series.signals(), plan.taps(), series.contextWidth());
    int steps = series.window() - input.firstStep();
    float[] supports = plan.bankSupports(series.window());
    TemporalOptions temporal = options.layer().temporal();
    List<SpikingLayer> layers = new ArrayList<>();
    int inputs = input.width();
    for (int l = 0; l < options.layers(); l++) {
      layers.add(usual(inputs, l == 0 ? temporal : temporal.deeper(steps), steps, l));
      inputs = options.neurons();
    }
    return new HiddenNetwork(
        input,
        layers,
        new ReadoutBanks(options.readoutKernel(), new int[supports.length], supports));
  }

  private SpikingLayer usual(int inputs, TemporalOptions temporal, int steps, int l) {
    int n = options.neurons();
    UniformRandomProvider random = new SeedStreams(options.seed()).stream("default-weights", l);
    double bound = 1 / Math.sqrt(inputs);
    int[] delay = new int[n];
    Arrays.fill(delay, temporal.fixedDelay());
    float[] support = new float[n];
    Arrays.fill(support, (float) temporal.fixedSupport());
    float[] refractory = new float[n];
    // The middle of the range that S-SWIM draws from, in logarithms.
    Arrays.fill(
        refractory, (float) Math.sqrt(SHORTEST_REFRACTORY * Math.max(SHORTEST_REFRACTORY, steps)));
    float[] cost = new float[n];
    // Half of the largest, in deviations of the voltage that independent inputs of variance 1 make.
    Arrays.fill(cost, (float) (-0.5 * plan.maxCost() / Math.sqrt(3)));
    return new SpikingLayer(
        options.layer().pspKernel(),
        delay,
        support,
        options.layer().refractoryKernel(),
        refractory,
        cost,
        uniform(random, inputs * n, bound),
        uniform(random, n, bound));
  }

  private static float[] uniform(UniformRandomProvider random, int count, double bound) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return values;
  }
}
