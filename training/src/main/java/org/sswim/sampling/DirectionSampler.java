package org.sswim.sampling;

import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.sswim.kernel.Kernel;

/**
 * Draws the direction of each neuron's weights and the bias that goes with it (S-SWIM step 3).
 *
 * <p>The point rule prescribes that neuron i is silent on the first sample of its pair and fires on
 * the second: {@code v{x1}(t*) = -1, v{x2}(t*) = +1}. With D the difference of the two potentials
 * and A = Sigma^-a, the solution of least A^-1-norm is
 *
 * <pre>
 *   w = 2 A D(t*) / (D(t*)' A D(t*)),   b = -w' psi{x1}(t*) - 1
 * </pre>
 *
 * which is SWIM's minimum-norm rule for a = 0. Where there are several signals, the direction is
 * narrowed to one of them; its length and bias still meet the prescription.
 *
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, for pairs and
 *     prescribed voltages; whitening and focus are ours</a>
 */
final class DirectionSampler {
  private final SeenSamples windows;
  private final WeightOptions rule;
  private final Kernel kernel;
  private final SeedStreams streams;
  private final int layer;
  private final int inputs;
  private final float[] targetsOne;
  private final float[] targetsTwo;

  DirectionSampler(LayerDraw draw) {
    windows = draw.samples();
    rule = draw.options().weights();
    kernel = draw.options().pspKernel();
    streams = draw.streams();
    layer = draw.number();
    inputs = windows.inputs();
    targetsOne = new float[windows.targetLength()];
    targetsTwo = new float[windows.targetLength()];
  }

  /** Independent normal weights, zero biases. */
  Directions random(int neurons) {
    Directions directions = new Directions(inputs, neurons);
    double norm = 1 / Math.sqrt(inputs);
    for (int i = 0; i < neurons; i++) {
      SharedStateContinuousSampler normal =
          ZigguratSampler.NormalizedGaussian.of(streams.stream("weights", layer, i));
      for (int j = 0; j < inputs; j++) {
        directions.weights()[j * neurons + i] = normal.sample() * norm;
      }
    }
    return directions;
  }

  /** Directions from pairs of samples, one per neuron. */
  Directions fromPairs(PairSampler.Pairs pairs, TemporalSampler.Temporal temporal) {
    int neurons = pairs.count();
    Directions directions = new Directions(inputs, neurons);
    NeuronPairs behind = new NeuronPairs(neurons);
    Whitening whitening =
        Whitening.measure(windows, rule.whitening(), streams.stream("whitening", layer));
    PairDifference pair = new PairDifference(windows);
    double[] d = new double[inputs];
    double[] psi = new double[inputs];
    for (int i = 0; i < neurons; i++) {
      int one = pairs.first()[i];
      int two = pairs.second()[i];
      pair.load(windows, one, two, kernel, temporal.delay()[i], temporal.support()[i]);
      int t = pair.moment(rule.moment(), streams.stream("moment", layer, i));
      pair.at(t, d);
      pair.firstAt(t, psi);
      double[] w = d.clone();
      whitening.apply(w);
      if (rule.focus() && windows.signals() > 1) {
        narrow(w, focus(one, two, streams.stream("direction", layer, i).nextDouble()));
      }
      directions.prescribe(i, w, d, psi);
      double low = -directions.bias()[i] - 1;
      behind.set(i, one, two, t, low, low + 2);
    }
    // What later layers see are spikes, which say nothing to a reader.
    return layer == 0 ? directions.from(behind) : directions;
  }

  /** The signal that a neuron is for, in proportion to how far its pair's targets differ there. */
  private int focus(int one, int two, double level) {
    windows.targets(one, targetsOne);
    windows.targets(two, targetsTwo);
    int signals = windows.signals();
    double[] energy = new double[signals];
    double sum = 0;
    for (int k = 0; k < targetsOne.length; k++) {
      double difference = (double) targetsTwo[k] - targetsOne[k];
      energy[k % signals] += difference * difference;
      sum += difference * difference;
    }
    double left = level * sum;
    int signal = 0;
    while (signal < signals - 1 && left >= energy[signal]) {
      left -= energy[signal];
      signal++;
    }
    return signal;
  }

  private void narrow(double[] w, int signal) {
    for (int j = 0; j < inputs; j++) {
      int from = windows.signalOf(j);
      if (from >= 0 && from != signal) {
        w[j] = 0;
      }
    }
  }
}
