package org.sswim.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingLayer;

/**
 * Samples one hidden layer: temporal parameters, pairs, weights and biases (S-SWIM steps 1 to 3).
 *
 * <p>Directions come from {@link DirectionSampler}. By option the length of w is set so that the
 * voltage has unit standard deviation over the training windows, and b is put at a quantile of the
 * voltage.
 *
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, for pairs and
 *     prescribed voltages; whitening, unit deviation and quantile biases are ours</a>
 */
public final class LayerSampler {
  private static final double SHORTEST_REFRACTORY = 0.5;
  private static final double LOWEST_QUANTILE = 0.05;

  private final LayerOptions options;
  private final SeedStreams streams;
  private final Workers workers;

  /** A sampler; equal options and seeds draw equal layers. */
  public LayerSampler(LayerOptions options, SeedStreams streams) {
    this(options, streams, Workers.available());
  }

  /** A sampler with workers of its own. */
  public LayerSampler(LayerOptions options, SeedStreams streams, Workers workers) {
    this.options = options;
    this.streams = streams;
    this.workers = workers;
  }

  /**
   * Samples a layer.
   *
   * @param windows the training windows as this layer sees them; at least 2
   * @param neurons number of neurons, at least 1
   * @param layer number of the layer, which separates the streams of random numbers
   * @throws IllegalArgumentException if there are fewer than 2 windows or no neurons
   */
  public SampledLayer sample(TrainingWindows windows, int neurons, int layer) {
    if (windows.count() < 2 || neurons < 1) {
      throw new IllegalArgumentException(
          "sampling needs at least 2 windows and 1 neuron; got "
              + windows.count()
              + " and "
              + neurons);
    }
    TemporalSampler.Temporal temporal =
        new TemporalSampler(options.temporal(), options.pspKernel())
            .draw(windows, neurons, streams.stream("temporal", layer));
    DirectionSampler sampler = new DirectionSampler(windows, options, streams, layer);
    PairSampler.Pairs pairs = null;
    MixedPairs mixed = null;
    DirectionSampler.Directions directions;
    if (options.weights().rule() == WeightOptions.Rule.RANDOM) {
      directions = sampler.random(neurons);
    } else {
      pairs =
          new PairSampler(options.pairs()).draw(windows, neurons, streams.stream("pairs", layer));
      if (layer == 0) {
        mixed = new MixedPairs(neurons, options.weights().mixture(), windows.inputs());
      }
      directions = sampler.fromPairs(pairs, temporal, mixed);
    }
    VoltageStatistics voltages =
        VoltageStatistics.measure(
            windows,
            directions.weights(),
            neurons,
            options.pspKernel(),
            temporal,
            quantiles(neurons, layer),
            streams.stream("voltages", layer),
            workers);
    boolean unit = options.weights().scale() == WeightOptions.Scale.UNIT_DEVIATION;
    boolean quantile = options.weights().bias() == WeightOptions.Bias.QUANTILE;
    float[] weights = new float[directions.weights().length];
    float[] bias = new float[neurons];
    double[] scales = new double[neurons];
    float[] cost = new float[neurons];
    float[] refractorySupport = new float[neurons];
    UniformRandomProvider refractory = streams.stream("refractory", layer);
    for (int i = 0; i < neurons; i++) {
      double deviation = voltages.deviation()[i];
      // A neuron whose voltage never moves could only be always on or always off: keep it silent.
      boolean dead = !(deviation > 0);
      double scale = dead ? 0 : unit ? 1 / deviation : 1;
      scales[i] = scale;
      for (int j = 0; j < windows.inputs(); j++) {
        weights[j * neurons + i] = (float) (scale * directions.weights()[j * neurons + i]);
      }
      bias[i] =
          dead ? -1 : (float) (scale * (quantile ? -voltages.quantile()[i] : directions.bias()[i]));
      double unitVoltage = dead || unit ? 1 : deviation;
      cost[i] = (float) (-options.temporal().maxCost() * unitVoltage * refractory.nextDouble());
      refractorySupport[i] =
          (float)
              TemporalSampler.logUniform(
                  SHORTEST_REFRACTORY, Math.max(SHORTEST_REFRACTORY, windows.steps()), refractory);
    }
    SpikingLayer sampled =
        new SpikingLayer(
            options.pspKernel(),
            temporal.delay(),
            temporal.support(),
            options.refractoryKernel(),
            refractorySupport,
            cost,
            weights,
            bias);
    return new SampledLayer(sampled, pairs, mixed == null ? null : mixed.strongest(scales, bias));
  }

  private double[] quantiles(int neurons, int layer) {
    UniformRandomProvider random = streams.stream("bias", layer);
    double[] level = new double[neurons];
    for (int i = 0; i < neurons; i++) {
      level[i] = LOWEST_QUANTILE + (1 - 2 * LOWEST_QUANTILE) * random.nextDouble();
    }
    return level;
  }

  /**
   * A sampled layer and where it came from.
   *
   * @param layer the layer
   * @param pairs the pair of windows behind each neuron; null for random weights
   * @param strongest of all pairs mixed into each neuron of the first layer, those that it tells
   *     apart best; null for other layers and for random weights
   */
  public record SampledLayer(
      SpikingLayer layer, PairSampler.@Nullable Pairs pairs, @Nullable NeuronPairs strongest) {}
}
