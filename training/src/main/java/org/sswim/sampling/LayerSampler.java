package org.sswim.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingLayer;
import org.sswim.sampling.PairSampler.Pairs;
import org.sswim.sampling.TemporalSampler.Temporal;

/**
 * Samples one hidden layer from the samples as it sees them: {@link #temporal} parameters, {@link
 * #pairs}, neurons whose voltages are {@link #prescribe prescribed} (S-SWIM steps 1 to 3).
 *
 * <p>Directions come from a {@link SamplingRule}. By option, the length of w gives the voltage unit
 * standard deviation over the samples, and b is put at a quantile of the voltage.
 *
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, for pairs and
 *     prescribed voltages; whitening, unit deviation and quantile biases are ours</a>
 */
public final class LayerSampler {
  /** Samples over which a refractory response that lasts decays to 1/e. */
  public static final double LASTING = 100;

  private static final double SHORTEST_REFRACTORY = 0.5;
  private static final double LOWEST_QUANTILE = 0.05;

  private final LayerOptions options;
  private final SeenSamples seen;
  private final Fields fields;
  private final int layer;
  private final SeedStreams streams;
  private final Workers workers;

  /**
   * A sampler; equal options, samples and seeds draw equal layers.
   *
   * @param options of the first layer; later ones may have longer supports
   * @param seen the training samples as this layer sees them; at least 2
   * @param fields what its neurons see
   * @param layer number of the layer, counted from 0, which separates the streams of random numbers
   * @throws IllegalArgumentException if there are fewer than 2 samples
   */
  public LayerSampler(
      LayerOptions options,
      SeenSamples seen,
      Fields fields,
      int layer,
      SeedStreams streams,
      Workers workers) {
    Checks.that(seen.count() >= 2).or("sampling needs at least 2 samples; got %s", seen.count());
    this.options =
        layer == 0 ? options : options.withTemporal(options.temporal().deeper(seen.steps()));
    this.seen = seen;
    this.fields = fields;
    this.layer = layer;
    this.streams = streams;
    this.workers = workers;
  }

  /**
   * Step 1: draws the temporal parameters of so many neurons.
   *
   * @param longestDelay tau_max, in steps, at least 0
   * @throws IllegalArgumentException if there are none
   */
  public Temporal temporal(int neurons, int longestDelay) {
    Checks.that(neurons >= 1).or("a layer needs at least 1 neuron; got %s", neurons);
    return new TemporalSampler(options.temporal(), options.pspKernel())
        .draw(seen, neurons, longestDelay, streams.stream("temporal", layer));
  }

  /**
   * Step 2: draws a pair of samples for each neuron; none where the rule wants none. Neurons that
   * see a field draw their own pairs when voltages are prescribed, by what the field shows.
   */
  public Pairs pairs(int neurons) {
    return options.weights().rule().pairs() && fields.all()
        ? new PairSampler(options.pairs()).draw(seen, neurons, streams.stream("pairs", layer))
        : Pairs.NONE;
  }

  /**
   * Step 3: weights and biases that tell the samples of each pair apart.
   *
   * @param temporal of each neuron
   * @param pairs one for each neuron, or none for weights without data
   * @param maxCost c_max: spike costs are uniform in [-c_max, 0]; in units of the voltage's
   *     standard deviation, at least 0
   * @param counting whether each is c_max and lasts beyond a sample
   */
  public SampledLayer prescribe(Temporal temporal, Pairs pairs, double maxCost, boolean counting) {
    int neurons = temporal.delay().length;
    FieldSampler seeing =
        fields.all() ? null : new FieldSampler(seen, fields, neurons, options, streams, layer);
    SamplingRule rule = options.weights().rule();
    Directions directions =
        rule.draw(new LayerDraw(seen, options, temporal, pairs, seeing, streams, layer));
    directions.requireFor(rule, seen.inputs(), neurons);
    if (seeing != null) {
      seeing.clip(directions);
    }
    int[][] sparse = seeing != null && fields instanceof Fields.Delays ? seeing.fields() : null;
    VoltageStatistics voltages =
        sparse == null
            ? VoltageStatistics.measure(
                seen,
                directions.weights(),
                neurons,
                options.pspKernel(),
                temporal,
                quantiles(neurons),
                streams.stream("voltages", layer),
                workers)
            : VoltageStatistics.measure(
                seen, directions.weights(), sparse, quantiles(neurons), streams, layer, workers);
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
      for (int j = 0; j < seen.inputs(); j++) {
        weights[j * neurons + i] = (float) (scale * directions.weights()[j * neurons + i]);
      }
      bias[i] =
          dead ? -1 : (float) (scale * (quantile ? -voltages.quantile()[i] : directions.bias()[i]));
      double unitVoltage = dead || unit ? 1 : deviation;
      double share = refractory.nextDouble();
      double lasts =
          TemporalSampler.logUniform(
              SHORTEST_REFRACTORY, Math.max(SHORTEST_REFRACTORY, seen.steps()), refractory);
      cost[i] = (float) (-maxCost * unitVoltage * (counting ? 1 : share));
      refractorySupport[i] = (float) (counting ? LASTING * seen.steps() : lasts);
    }
    SpikingLayer sampled =
        SpikingLayer.of(options.pspKernel(), weights, bias)
            .withDelay(temporal.delay())
            .withSupport(temporal.support())
            .withRefractoryKernel(options.refractoryKernel())
            .withRefractorySupport(refractorySupport)
            .withCost(cost);
    NeuronPairs behind = directions.pairs();
    return new SampledLayer(sampled, pairs, behind == null ? null : behind.scaled(scales, bias));
  }

  private double[] quantiles(int neurons) {
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
   * @param pairs the pair of samples that each neuron was drawn from; none for random weights
   * @param behind the same pairs with voltages, of the first layer; null for other layers and for
   *     random weights
   */
  public record SampledLayer(SpikingLayer layer, Pairs pairs, @Nullable NeuronPairs behind) {}
}
