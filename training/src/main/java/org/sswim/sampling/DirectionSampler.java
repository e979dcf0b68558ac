package org.sswim.sampling;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;
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
 * which is SWIM's minimum-norm rule for a = 0. The direction is then turned towards the {@link
 * PredictiveDirections predictive} one and, where there are several signals, narrowed to one of
 * them; its length and bias still meet the prescription.
 *
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, for pairs and
 *     prescribed voltages; whitening, predictive directions and focus are ours</a>
 */
final class DirectionSampler {
  /** Moments of the rule that prescribes voltages at several. */
  private static final int POINTS = 4;

  /** Samples in a part that has a predictive direction of its own. */
  private static final int FEWEST = 200;

  private final SeenSamples windows;
  private final WeightOptions.Rule kind;
  private final WeightOptions rule;
  private final Kernel kernel;
  private final SeedStreams streams;
  private final int layer;
  private final int inputs;
  private final float[] targetsOne;
  private final float[] targetsTwo;

  DirectionSampler(WeightOptions.Rule kind, LayerDraw draw) {
    this.kind = kind;
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

  /**
   * Directions from pairs of samples, one per neuron.
   *
   * @param mixed told of every pair and its weight, or null
   */
  Directions fromPairs(
      PairSampler.Pairs pairs, TemporalSampler.Temporal temporal, @Nullable MixedPairs mixed) {
    int neurons = pairs.first().length;
    Directions directions = new Directions(inputs, neurons);
    Whitening whitening =
        Whitening.measure(windows, rule.whitening(), streams.stream("whitening", layer));
    List<PredictiveDirections> parts = predictive(temporal);
    PairDifference pair = new PairDifference(windows);
    double[] d = new double[inputs];
    double[] psi = new double[inputs];
    double[] w = new double[inputs];
    for (int i = 0; i < neurons; i++) {
      int one = pairs.first()[i];
      int two = pairs.second()[i];
      pair.load(windows, one, two, kernel, temporal.delay()[i], temporal.support()[i]);
      UniformRandomProvider moments = streams.stream("moment", layer, i);
      int t = pair.moment(rule.moment(), moments);
      pair.at(t, d);
      pair.firstAt(t, psi);
      take(pair, t, moments, w);
      if (mixed != null) {
        mixed.add(i, 0, one, two, pair, t, 1);
      }
      mix(pairs, temporal, i, pair, w, mixed);
      whitening.apply(w);
      windows.targets(one, targetsOne);
      windows.targets(two, targetsTwo);
      UniformRandomProvider draws = streams.stream("direction", layer, i);
      int signal = rule.focus() && windows.signals() > 1 ? focus(draws.nextDouble()) : -1;
      if (!parts.isEmpty()) {
        PredictiveDirections predictive = parts.get(i % parts.size());
        turn(w, predictive, signal, rule.predictive() * draws.nextDouble());
      }
      if (signal >= 0) {
        narrow(w, signal);
      }
      directions.prescribe(i, w, d, psi);
      if (mixed != null) {
        mixed.project(i, directions.weights(), neurons);
      }
    }
    return directions;
  }

  /** The direction that the rule takes from a pair, t the first of the moments. */
  private void take(PairDifference pair, int t, UniformRandomProvider moments, double[] out) {
    switch (kind) {
      case FUNCTION_SPACE -> pair.leading(t, out);
      case SEVERAL_POINTS -> {
        int[] points = new int[POINTS];
        points[0] = t;
        for (int k = 1; k < POINTS; k++) {
          points[k] = pair.moment(rule.moment(), moments);
        }
        pair.prescribed(points, out);
      }
      default -> pair.at(t, out);
    }
  }

  /** Adds the directions of other pairs, drawn from those of all neurons, with normal weights. */
  private void mix(
      PairSampler.Pairs pairs,
      TemporalSampler.Temporal temporal,
      int i,
      PairDifference pair,
      double[] w,
      @Nullable MixedPairs mixed) {
    int neurons = pairs.first().length;
    UniformRandomProvider draws = streams.stream("mixture", layer, i);
    SharedStateContinuousSampler normal =
        ZigguratSampler.NormalizedGaussian.of(streams.stream("mixture-weights", layer, i));
    double[] other = new double[inputs];
    for (int k = 1; k < rule.mixture(); k++) {
      int from = draws.nextInt(neurons);
      pair.load(
          windows,
          pairs.first()[from],
          pairs.second()[from],
          kernel,
          temporal.delay()[i],
          temporal.support()[i]);
      int t = pair.moment(rule.moment(), draws);
      take(pair, t, draws, other);
      double share = normal.sample();
      if (mixed != null) {
        mixed.add(i, k, pairs.first()[from], pairs.second()[from], pair, t, share);
      }
      for (int j = 0; j < inputs; j++) {
        w[j] += share * other[j];
      }
    }
  }

  /** One for each part of the samples; none if they are not wanted. */
  private List<PredictiveDirections> predictive(TemporalSampler.Temporal temporal) {
    if (rule.predictive() == 0 || inputs > PredictiveDirections.MOST_INPUTS) {
      return List.of();
    }
    double support = 0;
    for (float s : temporal.support()) {
      support += s / temporal.support().length;
    }
    List<PredictiveDirections> found = new ArrayList<>();
    int parts = Math.min(rule.parts(), Math.max(1, windows.count() / FEWEST));
    for (int p = 0; p < parts; p++) {
      int from = (int) ((long) windows.count() * p / parts);
      int to = (int) ((long) windows.count() * (p + 1) / parts);
      found.add(
          PredictiveDirections.measure(
              windows, from, to, kernel, support, streams.stream("predictive", layer, p)));
    }
    return found;
  }

  /** The signal that a neuron is for, in proportion to how far its pair's targets differ there. */
  private int focus(double level) {
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

  private void turn(double[] w, PredictiveDirections predictive, int signal, double share) {
    double[] towards = new double[inputs];
    predictive.direction(targetsOne, targetsTwo, signal, towards);
    double own = predictive.deviation(w);
    double other = predictive.deviation(towards);
    if (own > 0 && other > 0) {
      for (int j = 0; j < inputs; j++) {
        w[j] = (1 - share) * w[j] / own + share * towards[j] / other;
      }
    }
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
