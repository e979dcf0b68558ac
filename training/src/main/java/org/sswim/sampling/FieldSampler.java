package org.sswim.sampling;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws neurons that see a receptive field each. A neuron's pair is chosen by what the field shows
 * of the samples, and its weights outside the field are 0.
 *
 * <p>A candidate is two samples and a step of each. Of kappa candidates for neuron i, one is drawn
 * in proportion to {@code d_Y(y1, y2) / d_X(x1_F, x2_F)}, where x_F are the inputs of the field F
 * at that step. With {@code D = x2_F - x1_F} the direction is {@code w = (Sigma^-a D)_F}. Inputs
 * are taken as they are, not through the kernel of the neuron.
 *
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, for pairs and
 *     prescribed voltages. Fields are those of Hunsberger's thesis and of Zhu 2015. Both also take
 *     differences of samples of different classes</a>
 */
final class FieldSampler {
  private final SeenSamples seen;
  private final LayerOptions options;
  private final int[][] fields;
  private final boolean[] centred;
  private final SeedStreams streams;
  private final int layer;

  FieldSampler(
      SeenSamples seen,
      Fields fields,
      int neurons,
      LayerOptions options,
      SeedStreams streams,
      int layer) {
    this.seen = seen;
    this.options = options;
    this.streams = streams;
    this.layer = layer;
    centred = new boolean[neurons];
    this.fields = new int[neurons][];
    for (int i = 0; i < neurons; i++) {
      Fields.Field own = fields.draw(seen.inputs(), streams.stream("field", layer, i));
      this.fields[i] = own.inputs();
      centred[i] = own.centred();
    }
  }

  /** Independent normal weights within the fields, zero biases. */
  Directions random() {
    Directions directions = new Directions(seen.inputs(), fields.length);
    for (int i = 0; i < fields.length; i++) {
      SharedStateContinuousSampler normal =
          ZigguratSampler.NormalizedGaussian.of(streams.stream("weights", layer, i));
      double[] w = new double[seen.inputs()];
      for (int j : fields[i]) {
        w[j] = normal.sample();
      }
      centre(w, i);
      for (int j : fields[i]) {
        directions.weights()[j * fields.length + i] = w[j];
      }
    }
    return directions;
  }

  /** The two samples of a pair, their step, and how much they say. */
  private record Candidate(int one, int two, int step, double merit) {}

  /** Directions from pairs. */
  Directions fromPairs() {
    int neurons = fields.length;
    Directions directions = new Directions(seen.inputs(), neurons);
    NeuronPairs pairs = new NeuronPairs(neurons);
    Whitening whitening =
        Whitening.measure(seen, options.weights().whitening(), streams.stream("whitening", layer));
    for (int i = 0; i < neurons; i++) {
      draw(i, whitening, directions, pairs);
    }
    return directions.from(pairs);
  }

  private void draw(int i, Whitening whitening, Directions directions, NeuronPairs pairs) {
    int[] field = fields[i];
    UniformRandomProvider random = streams.stream("field-pairs", layer, i);
    Candidate chosen = choose(field, random);
    float[] one = new float[field.length];
    float[] two = new float[field.length];
    seen.inputsAt(chosen.one, chosen.step, field, one);
    seen.inputsAt(chosen.two, chosen.step, field, two);
    double[] w = new double[seen.inputs()];
    for (int k = 0; k < field.length; k++) {
      w[field[k]] = (double) two[k] - one[k];
    }
    whitening.apply(w);
    centre(w, i);
    double gap = 0;
    double rest = 0;
    double size = 0;
    for (int k = 0; k < field.length; k++) {
      double own = w[field[k]];
      gap += own * ((double) two[k] - one[k]);
      rest += own * one[k];
      size += own * own;
    }
    if (!(gap > 1e-9 * Math.sqrt(size))) {
      // Nothing differs where the neuron looks, as at the rim of images: let it look for anything.
      for (int j : field) {
        w[j] = 2 * random.nextDouble() - 1;
      }
      centre(w, i);
      for (int j : field) {
        directions.weights()[j * fields.length + i] = w[j];
      }
    } else {
      for (int j : field) {
        directions.weights()[j * fields.length + i] = 2 * w[j] / gap;
      }
      directions.bias()[i] = -2 * rest / gap - 1;
    }
    pairs.set(i, chosen.one, chosen.two, chosen.step, 2 * rest / gap, 2 * rest / gap + 2);
  }

  private void centre(double[] w, int i) {
    int[] field = fields[i];
    if (!centred[i] || field.length < 2) {
      return;
    }
    double mean = 0;
    for (int j : field) {
      mean += w[j] / field.length;
    }
    for (int j : field) {
      w[j] -= mean;
    }
  }

  /** Leaves of directions what lies within the fields. */
  void clip(Directions directions) {
    double[] w = new double[seen.inputs()];
    for (int i = 0; i < fields.length; i++) {
      Arrays.fill(w, 0);
      for (int j : fields[i]) {
        w[j] = directions.weights()[j * fields.length + i];
      }
      directions.set(i, w);
    }
  }

  /** The fields of the neurons: {@code [neurons][]}. */
  int[][] fields() {
    return fields;
  }

  /** Draws in proportion to merit; any candidate where none has some. */
  private Candidate choose(int[] field, UniformRandomProvider random) {
    PairOptions rule = options.pairs();
    Distance inputs = rule.inputDistance().or(Distance.L2);
    Distance targets = rule.targetDistance().or(Distance.LINF);
    float[] one = new float[field.length];
    float[] two = new float[field.length];
    float[] targetOne = new float[seen.targetLength()];
    float[] targetTwo = new float[seen.targetLength()];
    Candidate[] candidates = new Candidate[rule.candidatesPerNeuron()];
    double sum = 0;
    for (int m = 0; m < candidates.length; m++) {
      int first = random.nextInt(seen.count());
      int second = (first + 1 + random.nextInt(seen.count() - 1)) % seen.count();
      int begin = Math.max(seen.begin(first), seen.begin(second));
      int step = begin + random.nextInt(seen.steps() - begin);
      seen.inputsAt(first, step, field, one);
      seen.inputsAt(second, step, field, two);
      seen.targets(first, targetOne);
      seen.targets(second, targetTwo);
      double apart = inputs.between(one, two);
      double wanted =
          rule.rule() == PairOptions.Rule.UNIFORM ? apart : targets.between(targetOne, targetTwo);
      double merit = apart > 0 ? wanted / apart : 0;
      candidates[m] = new Candidate(first, second, step, merit);
      sum += merit;
    }
    double left = random.nextDouble() * sum;
    for (Candidate candidate : candidates) {
      left -= candidate.merit;
      if (candidate.merit > 0 && left < 0) {
        return candidate;
      }
    }
    return candidates[candidates.length - 1];
  }
}
