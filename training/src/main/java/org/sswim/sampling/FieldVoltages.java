package org.sswim.sampling;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.linalg.Workers;

/**
 * {@link VoltageStatistics} of neurons that see few inputs each, from the steps of a few samples of
 * their own. Inputs are taken as they are, not through the kernel of the neuron.
 */
final class FieldVoltages {
  /** Samples that each neuron looks at. */
  private static final int SAMPLES = 8;

  private FieldVoltages() {}

  /**
   * Measures.
   *
   * @param weights {@code [inputs][neurons]}
   * @param fields inputs of each neuron
   * @param level of the quantile of each
   */
  static VoltageStatistics measure(
      SeenSamples seen,
      double[] weights,
      int[][] fields,
      double[] level,
      SeedStreams streams,
      int layer,
      Workers workers) {
    int neurons = fields.length;
    double[] deviation = new double[neurons];
    double[] quantile = new double[neurons];
    workers.each(
        neurons,
        i -> {
          UniformRandomProvider random = streams.stream("field-voltages", layer, i);
          float[][] inputs = new float[fields[i].length][seen.steps()];
          double[] voltage = new double[SAMPLES * seen.steps()];
          int at = 0;
          for (int s = 0; s < SAMPLES; s++) {
            int sample = random.nextInt(seen.count());
            seen.inputsOver(sample, fields[i], inputs);
            int begin = seen.begin(sample);
            for (int k = 0; k < inputs.length; k++) {
              double weight = weights[fields[i][k] * neurons + i];
              for (int t = begin; t < seen.steps(); t++) {
                voltage[at + t - begin] += weight * inputs[k][t];
              }
            }
            at += seen.steps() - begin;
          }
          VoltageStatistics.summarise(
              Arrays.copyOf(voltage, at), 1, level[i], i, deviation, quantile);
        });
    return new VoltageStatistics(deviation, quantile);
  }
}
