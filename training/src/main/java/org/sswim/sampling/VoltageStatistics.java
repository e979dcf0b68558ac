package org.sswim.sampling;

import java.util.Arrays;
import org.apache.commons.numbers.arrays.Selection;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Workers;

/**
 * Standard deviation and one quantile of each neuron's sub-threshold voltage {@code sum_j W_ij
 * psi_ij(t)}, bias and refractory response left out, over all steps of a sample of samples.
 *
 * @param deviation standard deviation: {@code [neurons]}; 0 where the voltage never moves
 * @param quantile a value between two voltages that occur, at the wanted level: {@code [neurons]}
 */
record VoltageStatistics(double[] deviation, double[] quantile) {
  private static final int SAMPLES = 8192;
  private static final int CHUNK = 64;

  /** Least gap between voltages that count as different, in standard deviations. */
  private static final double APART = 1e-5;

  static VoltageStatistics measure(
      SeenSamples windows,
      double[] weights,
      int neurons,
      Kernel kernel,
      TemporalSampler.Temporal temporal,
      double[] level,
      UniformRandomProvider random,
      Workers workers) {
    int steps = windows.steps();
    int inputs = windows.inputs();
    int sample = Math.max(1, Math.min(windows.count(), SAMPLES / steps));
    float[] x = new float[Math.multiplyExact(sample * steps, inputs)];
    for (int s = 0; s < sample; s++) {
      windows.inputs(random.nextInt(windows.count()), x, s * steps * inputs);
    }
    double[] deviation = new double[neurons];
    double[] quantile = new double[neurons];
    int rows = sample * steps;
    workers.each(
        (neurons + CHUNK - 1) / CHUNK,
        chunk -> {
          int from = chunk * CHUNK;
          int width = Math.min(CHUNK, neurons - from);
          float[] w = new float[inputs * width];
          for (int j = 0; j < inputs; j++) {
            for (int i = 0; i < width; i++) {
              w[j * width + i] = (float) weights[j * neurons + from + i];
            }
          }
          float[] drive = new float[rows * width];
          Blas.gemmNN(rows, width, inputs, 1, x, w, 0, drive);
          double[] voltage = new double[rows];
          for (int i = 0; i < width; i++) {
            int neuron = from + i;
            int delay = temporal.delay()[neuron];
            double[] response =
                Kernels.response(kernel, temporal.support()[neuron], Math.max(0, steps - delay));
            filter(drive, width, i, sample, steps, delay, response, voltage);
            summarise(voltage, level[neuron], neuron, deviation, quantile);
          }
        });
    return new VoltageStatistics(deviation, quantile);
  }

  private static void filter(
      float[] drive,
      int width,
      int column,
      int sample,
      int steps,
      int delay,
      double[] response,
      double[] voltage) {
    int length = PairDifference.significant(response);
    for (int s = 0; s < sample; s++) {
      for (int t = 0; t < steps; t++) {
        double sum = 0;
        for (int u = 0; u < Math.min(length, t - delay + 1); u++) {
          sum += response[u] * drive[(s * steps + t - delay - u) * width + column];
        }
        voltage[s * steps + t] = sum;
      }
    }
  }

  static void summarise(
      double[] voltage, double level, int neuron, double[] deviation, double[] quantile) {
    double mean = 0;
    for (double v : voltage) {
      mean += v / voltage.length;
    }
    double variance = 0;
    for (double v : voltage) {
      variance += (v - mean) * (v - mean) / voltage.length;
    }
    double spread = Math.sqrt(variance);
    // Rounding alone gives a constant voltage a spread of about 1e-7 of its size.
    deviation[neuron] = spread > 1e-6 * Math.abs(mean) ? spread : 0;
    quantile[neuron] = between(voltage, level, APART * spread);
  }

  /**
   * The middle of the gap nearest to a level, by rank. On a voltage itself the last bit would
   * decide who fires; it differs between batch and stream, and the voltage may be that of many
   * samples, as where readings are missing or the sun is down.
   */
  private static double between(double[] voltage, double level, double apart) {
    int last = voltage.length - 1;
    int wanted = (int) (level * last);
    // Nearly always the gap is beside the level, and only its two ends have to be in their places.
    int[] ranks = {Math.max(0, wanted - 1), wanted, Math.min(last, wanted + 1)};
    Selection.select(voltage, ranks);
    for (int d = 0; d <= last; d++) {
      if (d == 1) {
        Arrays.sort(voltage);
      }
      for (int k : new int[] {wanted + d, wanted - 1 - d}) {
        if (k >= 0 && k < last && voltage[k + 1] - voltage[k] > apart) {
          return 0.5 * (voltage[k] + voltage[k + 1]);
        }
      }
    }
    return voltage[wanted];
  }
}
