package org.sswim.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FitSplit;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.sampling.Fields;
import org.sswim.sampling.LayerSampler;
import org.sswim.sampling.SeedStreams;
import org.sswim.sampling.TemporalOptions;
import org.sswim.training.NetworkShape;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;

/**
 * The networks that gradient trainings start from where nothing is solved. Read-outs, and hidden
 * layers that are not sampled, have the usual weights and biases, uniform in {@code +-1 /
 * sqrt(fan-in)}. Usual hidden layers have the same time constants for all neurons. Neurons see
 * fields where the shape says so.
 *
 * @param options sizes, kernels, fixed temporal parameters and seed
 * @param sampler samples the hidden layers; null for usual ones
 */
public record UsualStart(SSwimOptions options, @Nullable SSwim sampler) {
  private static final double SHORTEST_REFRACTORY = 0.5;

  /**
   * The network of each part of a split.
   *
   * @param targets as many columns as the part that has most
   * @param split which samples sampled layers may see
   * @param shape the shape of the networks
   */
  public List<SpikingNetwork> networks(
      Samples samples, Targets targets, FitSplit split, NetworkShape shape) {
    int neurons = options.neurons();
    HiddenNetwork hidden =
        sampler == null
            ? hidden(samples, shape)
            : sampler.sample(samples, targets, split, shape, neurons).hidden();
    return split.parts().stream()
        .map(FitSplit.Part::columns)
        .map(columns -> withReadout(hidden, shape, columns, columns / targets.signals()))
        .toList();
  }

  /**
   * A hidden network with a read-out that is to be learnt.
   *
   * @param outputs number of outputs
   * @param stream number of the stream of random numbers, so that read-outs differ
   */
  private SpikingNetwork withReadout(
      HiddenNetwork hidden, NetworkShape shape, int outputs, int stream) {
    int signals = hidden.input().signals();
    int features = Math.addExact(hidden.features(), shape.skip().count(signals));
    UniformRandomProvider random =
        new SeedStreams(options.seed()).stream("default-readout", stream);
    double bound = 1 / Math.sqrt(features);
    float[] weights = uniform(random, Math.multiplyExact(features, outputs), bound);
    return shape.skip().network(hidden, weights, uniform(random, outputs, bound));
  }

  /** Hidden layers of the usual default. */
  private HiddenNetwork hidden(Samples samples, NetworkShape shape) {
    InputLayer input = shape.input(samples);
    int steps = samples.steps() - input.firstStep();
    TemporalOptions temporal = options.layer().temporal();
    List<SpikingLayer> layers = new ArrayList<>();
    int inputs = input.width();
    for (int l = 0; l < options.layers(); l++) {
      layers.add(layer(inputs, l == 0 ? temporal : temporal.deeper(steps), shape, steps, l));
      inputs = options.neurons();
    }
    return new HiddenNetwork(input, layers, shape.banks(options.readoutKernel(), samples.steps()));
  }

  private SpikingLayer layer(
      int inputs, TemporalOptions temporal, NetworkShape shape, int steps, int l) {
    int n = options.neurons();
    UniformRandomProvider random = new SeedStreams(options.seed()).stream("default-weights", l);
    double bound = 1 / Math.sqrt(inputs);
    // The middle of the range that S-SWIM draws from, in logarithms.
    double refractory =
        shape.counting()
            ? LayerSampler.LASTING * steps
            : Math.sqrt(SHORTEST_REFRACTORY * Math.max(SHORTEST_REFRACTORY, steps));
    // Half of the largest, in deviations of the voltage that independent inputs of variance 1 make.
    double share = shape.counting() ? 1 : 0.5;
    boolean fields = l == 0 && !shape.fields().all();
    return SpikingLayer.of(
            options.layer().pspKernel(),
            fields
                ? inFields(shape.fields(), inputs, n, random)
                : uniform(random, inputs * n, bound),
            uniform(random, n, bound))
        .withSupport(filled(n, temporal.fixedSupport()))
        .withRefractoryKernel(options.layer().refractoryKernel())
        .withRefractorySupport(filled(n, refractory))
        .withCost(filled(n, -share * shape.maxCost() / Math.sqrt(3)));
  }

  private static float[] filled(int count, double value) {
    float[] values = new float[count];
    Arrays.fill(values, (float) value);
    return values;
  }

  private static float[] inFields(
      Fields fields, int inputs, int neurons, UniformRandomProvider random) {
    float[] weights = new float[Math.multiplyExact(inputs, neurons)];
    for (int i = 0; i < neurons; i++) {
      int[] field = fields.draw(inputs, random).inputs();
      float[] own = uniform(random, field.length, 1 / Math.sqrt(field.length));
      for (int k = 0; k < field.length; k++) {
        weights[field[k] * neurons + i] = own[k];
      }
    }
    return weights;
  }

  private static float[] uniform(UniformRandomProvider random, int count, double bound) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return values;
  }
}
