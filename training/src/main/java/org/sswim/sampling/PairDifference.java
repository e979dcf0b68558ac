package org.sswim.sampling;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;

/**
 * The difference {@code D(t) = psi{x2}(t) - psi{x1}(t)} between the post-synaptic potentials that
 * two samples raise in one neuron.
 */
final class PairDifference {
  private final int steps;
  private final int inputs;
  private final float[] first;
  private final float[] second;
  private final double[] psiFirst;
  private final double[] difference;

  PairDifference(SeenSamples windows) {
    steps = windows.steps();
    inputs = windows.inputs();
    first = new float[steps * inputs];
    second = new float[steps * inputs];
    psiFirst = new double[steps * inputs];
    difference = new double[steps * inputs];
  }

  /** Loads a pair as seen through a kernel. */
  void load(SeenSamples windows, int one, int two, Kernel kernel, int delay, double support) {
    windows.inputs(one, first, 0);
    windows.inputs(two, second, 0);
    Arrays.fill(psiFirst, 0);
    Arrays.fill(difference, 0);
    double[] response = Kernels.response(kernel, support, Math.max(0, steps - delay));
    int length = significant(response);
    for (int t = delay; t < steps; t++) {
      for (int u = 0; u < Math.min(length, t - delay + 1); u++) {
        int from = (t - delay - u) * inputs;
        for (int j = 0; j < inputs; j++) {
          psiFirst[t * inputs + j] += response[u] * first[from + j];
          difference[t * inputs + j] += response[u] * (second[from + j] - (double) first[from + j]);
        }
      }
    }
  }

  /** Lags beyond which a response no longer matters. */
  static int significant(double[] response) {
    int length = response.length;
    while (length > 1 && Math.abs(response[length - 1]) < 1e-9) {
      length--;
    }
    return length;
  }

  /** The step at which voltages are prescribed. */
  int moment(WeightOptions.Moment rule, UniformRandomProvider random) {
    double[] energy = new double[steps];
    double sum = 0;
    int[] differing = new int[steps];
    int count = 0;
    for (int t = 0; t < steps; t++) {
      for (int j = 0; j < inputs; j++) {
        double d = difference[t * inputs + j];
        energy[t] += d * d;
      }
      sum += energy[t];
      if (energy[t] > 0) {
        differing[count++] = t;
      }
    }
    return switch (rule) {
      case UNIFORM -> count > 0 ? differing[random.nextInt(count)] : steps - 1;
      case DRAWN -> {
        double left = random.nextDouble() * sum;
        int t = 0;
        while (t < steps - 1 && left >= energy[t]) {
          left -= energy[t];
          t++;
        }
        yield sum > 0 ? t : steps - 1;
      }
    };
  }

  /** Copies D(t) into out[0 .. inputs). */
  void at(int t, double[] out) {
    System.arraycopy(difference, t * inputs, out, 0, inputs);
  }

  /** Copies psi{x1}(t) into out[0 .. inputs). */
  void firstAt(int t, double[] out) {
    System.arraycopy(psiFirst, t * inputs, out, 0, inputs);
  }
}
