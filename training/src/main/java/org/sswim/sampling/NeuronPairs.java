package org.sswim.sampling;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The pairs of training samples that the neurons of a layer were drawn from.
 *
 * @param silent number of the sample of the lower voltage: {@code [neurons]}
 * @param firing number of the sample of the higher voltage: {@code [neurons]}
 * @param step step at which they are told apart, counted from 0: {@code [neurons]}
 * @param voltages of the two at that step, without the refractory response: {@code [neurons][2]}
 */
public record NeuronPairs(int[] silent, int[] firing, int[] step, float[] voltages) {

  NeuronPairs(int neurons) {
    this(new int[neurons], new int[neurons], new int[neurons], new float[2 * neurons]);
  }

  void set(int neuron, int one, int two, int t, double low, double high) {
    silent[neuron] = one;
    firing[neuron] = two;
    step[neuron] = t;
    voltages[2 * neuron] = (float) low;
    voltages[2 * neuron + 1] = (float) high;
  }

  /** Pairs whose voltages are {@code scale * v + bias}. */
  NeuronPairs scaled(double[] scale, float[] bias) {
    float[] own = voltages.clone();
    for (int i = 0; i < own.length; i++) {
      own[i] = (float) (scale[i / 2] * own[i] + bias[i / 2]);
    }
    return new NeuronPairs(silent, firing, step, own);
  }

  /** The pairs of the neurons of all, one after the other. */
  public static NeuronPairs concat(List<NeuronPairs> all) {
    NeuronPairs joined = new NeuronPairs(all.stream().mapToInt(own -> own.step.length).sum());
    int to = 0;
    for (NeuronPairs own : all) {
      for (int i = 0; i < own.step.length; i++) {
        joined.copy(to++, own, i);
      }
    }
    return joined;
  }

  private void copy(int to, NeuronPairs from, int i) {
    set(
        to,
        from.silent[i],
        from.firing[i],
        from.step[i],
        from.voltages[2 * i],
        from.voltages[2 * i + 1]);
  }

  /** The pairs of some neurons, in the order given; a copy. */
  public NeuronPairs select(int[] neurons) {
    NeuronPairs own = new NeuronPairs(neurons.length);
    for (int i = 0; i < neurons.length; i++) {
      own.copy(i, this, neurons[i]);
    }
    return own;
  }

  /** The same pairs under other numbers of samples and steps. */
  public NeuronPairs renumbered(IntUnaryOperator sample, IntUnaryOperator time) {
    return new NeuronPairs(
        IntStream.of(silent).map(sample).toArray(),
        IntStream.of(firing).map(sample).toArray(),
        IntStream.of(step).map(time).toArray(),
        voltages);
  }
}
