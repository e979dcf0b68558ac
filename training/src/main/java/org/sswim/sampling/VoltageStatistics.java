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
  static final int SAMPLES = 8192;

  /** Samples that each neuron with a field of its own looks at. */
  private static final int FIELD_SAMPLES = 8;

  /** Share of a size below which a difference of sums of floats may be rounding. */
  static final double ROUNDING = 1e-5;

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
    // Of a steady drive that acts at once every step says the same: one is looked at.
    int times = immediate(kernel, temporal, steps) && steady(x, sample, steps, inputs) ? steps : 1;
    float[] seen = times == 1 ? x : firstSteps(x, sample, steps, inputs);
    int length = steps / times;
    int rows = sample * length;
    // So many neurons at once that their voltages take no more room than the inputs.
    workers.each(
        (neurons + inputs - 1) / inputs,
        part -> {
          int from = part * inputs;
          int width = Math.min(inputs, neurons - from);
          float[] w = new float[width * inputs];
          for (int i = 0; i < width; i++) {
            for (int j = 0; j < inputs; j++) {
              w[i * inputs + j] = (float) weights[j * neurons + from + i];
            }
          }
          float[] drive = new float[width * rows];
          Blas.gemmNT(width, rows, inputs, 1, w, seen, 0, drive);
          double[] voltage = new double[rows];
          for (int i = 0; i < width; i++) {
            int neuron = from + i;
            int delay = temporal.delay()[neuron];
            double[] response =
                Kernels.response(kernel, temporal.support()[neuron], Math.max(0, steps - delay));
            filter(drive, i * rows, length, delay, response, voltage);
            summarise(voltage, times, level[neuron], neuron, deviation, quantile);
          }
        });
    return new VoltageStatistics(deviation, quantile);
  }

  private static boolean immediate(Kernel kernel, TemporalSampler.Temporal temporal, int steps) {
    float[] support = temporal.support();
    for (int i = 0; i < support.length; i++) {
      boolean known = i > 0 && support[i] == support[i - 1];
      if (temporal.delay()[i] > 0 || !(known || immediate(kernel, support[i], steps))) {
        return false;
      }
    }
    return true;
  }

  private static boolean immediate(Kernel kernel, float support, int steps) {
    double[] response = Kernels.response(kernel, support, steps);
    double later = 0;
    for (int u = 1; u < response.length; u++) {
      later += Math.abs(response[u]);
    }
    return later <= ROUNDING * Math.abs(response[0]);
  }

  private static boolean steady(float[] x, int sample, int steps, int inputs) {
    for (int s = 0; s < sample; s++) {
      int from = s * steps * inputs;
      int last = from + (steps - 1) * inputs;
      // Each step is as the one before it.
      if (!Arrays.equals(x, from, last, x, from + inputs, last + inputs)) {
        return false;
      }
    }
    return true;
  }

  private static float[] firstSteps(float[] x, int sample, int steps, int inputs) {
    float[] first = new float[sample * inputs];
    for (int s = 0; s < sample; s++) {
      System.arraycopy(x, s * steps * inputs, first, s * inputs, inputs);
    }
    return first;
  }

  private static void filter(
      float[] drive, int from, int steps, int delay, double[] response, double[] voltage) {
    int length = PairDifference.significant(response);
    Arrays.fill(voltage, 0);
    for (int first = 0; first < voltage.length; first += steps) {
      for (int u = 0; u < length; u++) {
        for (int t = delay + u; t < steps; t++) {
          voltage[first + t] += response[u] * drive[from + first + t - delay - u];
        }
      }
    }
  }

  /**
   * Deviation and quantile of a neuron.
   *
   * @param times how often each voltage occurs
   */
  static void summarise(
      double[] voltage,
      int times,
      double level,
      int neuron,
      double[] deviation,
      double[] quantile) {
    double mean = 0;
    for (double v : voltage) {
      mean += v / voltage.length;
    }
    double variance = 0;
    for (double v : voltage) {
      variance += (v - mean) * (v - mean) / voltage.length;
    }
    double spread = Math.sqrt(variance);
    deviation[neuron] = spread > ROUNDING * Math.abs(mean) ? spread : 0;
    quantile[neuron] = between(voltage, times, level, ROUNDING * spread);
  }

  /**
   * The middle of the gap nearest to a level, by rank. On a voltage itself the last bit would
   * decide who fires, and it differs between batch and stream. Many samples may share the voltage,
   * as where readings are missing or the sun is down.
   */
  private static double between(double[] voltage, int times, double level, double apart) {
    int last = voltage.length * times - 1;
    int wanted = (int) (level * last);
    int at = wanted / times;
    Selection.select(voltage, at);
    Gap above = Gap.of(voltage, at, 1, apart);
    Gap below = Gap.of(voltage, at, -1, apart);
    int up = (at + above.alike + 1) * times - 1 - wanted;
    int down = wanted - (at - below.alike) * times;
    if (above.found() && (!below.found() || up <= down)) {
      return above.middle;
    }
    return below.found() ? below.middle : voltage[at];
  }

  /**
   * The gap nearest to a voltage on one side.
   *
   * @param alike number of voltages before it
   * @param middle NaN if there is none
   */
  private record Gap(int alike, double middle) {

    /**
     * Looks for one.
     *
     * @param voltage none on the side is on the other side of that at the place
     * @param side 1 for larger voltages, -1 for smaller ones
     */
    static Gap of(double[] voltage, int at, int side, double apart) {
      double own = voltage[at];
      double edge = own;
      double next = side * Double.POSITIVE_INFINITY;
      int alike = 0;
      for (int i = at + side; i >= 0 && i < voltage.length; i += side) {
        double beyond = side * (voltage[i] - own);
        if (beyond <= apart) {
          alike++;
          edge = beyond > side * (edge - own) ? voltage[i] : edge;
        } else if (beyond < side * (next - own)) {
          next = voltage[i];
        }
      }
      if (side * (next - edge) > apart) {
        return new Gap(alike, Double.isInfinite(next) ? Double.NaN : 0.5 * (edge + next));
      }
      // Voltages go on without a gap: rare.
      Arrays.sort(voltage);
      int k = at;
      while (k + side >= 0
          && k + side < voltage.length
          && side * (voltage[k + side] - voltage[k]) <= apart) {
        k += side;
      }
      boolean found = k + side >= 0 && k + side < voltage.length;
      return new Gap(side * (k - at), found ? 0.5 * (voltage[k] + voltage[k + side]) : Double.NaN);
    }

    boolean found() {
      return !Double.isNaN(middle);
    }
  }

  /**
   * Measures neurons that see few inputs each, from the steps of a few samples of their own. Inputs
   * are taken as they are, not through the kernel of the neuron.
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
          double[] voltage = new double[FIELD_SAMPLES * seen.steps()];
          int at = 0;
          for (int s = 0; s < FIELD_SAMPLES; s++) {
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
          summarise(Arrays.copyOf(voltage, at), 1, level[i], i, deviation, quantile);
        });
    return new VoltageStatistics(deviation, quantile);
  }
}
