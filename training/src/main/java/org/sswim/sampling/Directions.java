package org.sswim.sampling;

import java.util.Arrays;
import java.util.ServiceConfigurationError;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a {@link SamplingRule}: the directions of a layer's weights, before their lengths
 * are set, and the biases that go with them.
 *
 * @param weights {@code [inputs][neurons]}; a neuron whose voltage never moves is kept silent
 * @param bias used where {@link WeightOptions.Bias#PRESCRIBED} is asked for: {@code [neurons]}
 * @param pairs the samples that neurons were drawn from, and their voltages by these weights
 *     without a bias; null if they are not known
 */
public record Directions(double[] weights, double[] bias, @Nullable NeuronPairs pairs) {

  /** Zeros, to be filled. */
  public Directions(int inputs, int neurons) {
    this(new double[Math.multiplyExact(inputs, neurons)], new double[neurons], null);
  }

  /** Sets the weights of a neuron. */
  public void set(int neuron, double[] w) {
    for (int j = 0; j < w.length; j++) {
      weights[j * bias.length + neuron] = w[j];
    }
  }

  Directions from(NeuronPairs known) {
    return new Directions(weights, bias, known);
  }

  void prescribe(int i, double[] w, double[] d, double[] psi) {
    double gap = 0;
    double rest = 0;
    for (int j = 0; j < w.length; j++) {
      gap += w[j] * d[j];
      rest += w[j] * psi[j];
    }
    // Below 0 where the direction was turned away from D(t*): turn it back.
    double scale = gap != 0 ? 2 / gap : 0;
    for (int j = 0; j < w.length; j++) {
      weights[j * bias.length + i] = scale * w[j];
    }
    bias[i] = -scale * rest - 1;
  }

  /**
   * Requires a weight of every input and a bias of every neuron, all finite.
   *
   * @throws ServiceConfigurationError naming the rule that does not give them
   */
  void requireFor(SamplingRule rule, int inputs, int neurons) {
    if (weights.length != inputs * neurons || bias.length != neurons) {
      throw unlike(
          rule,
          "%s weights and %s biases; got %s and %s"
              .formatted(inputs * neurons, neurons, weights.length, bias.length));
    }
    DoubleStream.concat(Arrays.stream(weights), Arrays.stream(bias))
        .filter(value -> !Double.isFinite(value))
        .findFirst()
        .ifPresent(
            value -> {
              throw unlike(rule, "finite weights and biases; got " + value);
            });
  }

  private static ServiceConfigurationError unlike(SamplingRule rule, String wanted) {
    return new ServiceConfigurationError(
        "sampling rule '" + rule.label() + "' must draw " + wanted);
  }
}
