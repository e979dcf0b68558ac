package org.sswim.sampling;

/**
 * Records the pair of samples behind each neuron of a layer, and how far the weights that result
 * tell the two apart.
 */
final class PairVoltages {
  private final int[] one;
  private final int[] two;
  private final int[] step;

  /** Projections of the two samples onto the weights: {@code [neurons][2]}. */
  private final double[] projection;

  PairVoltages(int neurons) {
    one = new int[neurons];
    two = new int[neurons];
    step = new int[neurons];
    projection = new double[2 * neurons];
  }

  /**
   * Takes the pair of neuron i.
   *
   * @param t the step at which it is to differ
   * @param potential of its first sample then: {@code [inputs]}
   * @param difference of the potentials of the two: {@code [inputs]}
   * @param weights {@code [inputs][neurons]}
   */
  void add(
      int i,
      int first,
      int second,
      int t,
      double[] potential,
      double[] difference,
      double[] weights) {
    one[i] = first;
    two[i] = second;
    step[i] = t;
    double low = 0;
    double gap = 0;
    for (int j = 0; j < potential.length; j++) {
      double w = weights[j * one.length + i];
      low += w * potential[j];
      gap += w * difference[j];
    }
    projection[2 * i] = low;
    projection[2 * i + 1] = low + gap;
  }

  /** The pairs with their voltages, those of a neuron being {@code scale * projection + bias}. */
  NeuronPairs pairs(double[] scale, float[] bias) {
    int neurons = bias.length;
    NeuronPairs out =
        new NeuronPairs(
            1,
            new int[neurons],
            new int[neurons],
            step.clone(),
            new float[2 * neurons],
            new float[neurons]);
    for (int i = 0; i < neurons; i++) {
      float a = (float) (scale[i] * projection[2 * i] + bias[i]);
      float b = (float) (scale[i] * projection[2 * i + 1] + bias[i]);
      boolean swap = b < a;
      out.silent()[i] = swap ? two[i] : one[i];
      out.firing()[i] = swap ? one[i] : two[i];
      out.voltages()[2 * i] = Math.min(a, b);
      out.voltages()[2 * i + 1] = Math.max(a, b);
      out.mixing()[i] = swap ? -1 : 1;
    }
    return out;
  }
}
