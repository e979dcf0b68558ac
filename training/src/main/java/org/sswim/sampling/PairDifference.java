package org.sswim.sampling;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.Lapack;

/**
 * The difference {@code D(t) = psi{x2}(t) - psi{x1}(t)} between the post-synaptic potentials that
 * two samples raise in one neuron, and the direction that a weight rule takes from it.
 */
final class PairDifference {
  private static final int POWER_ITERATIONS = 50;

  /** Penalty relative to the mean of |D(t)|^2. */
  private static final double CONTRADICTION = 0.01;

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
    int largest = steps - 1;
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
      if (energy[t] > energy[largest]) {
        largest = t;
      }
    }
    return switch (rule) {
      case LAST -> steps - 1;
      case LARGEST -> largest;
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

  /**
   * The leading eigenvector of {@code sum_t D(t) D(t)'}, found by power iteration on the smaller
   * matrix of inner products over time; its sign is that of D(t).
   */
  void leading(int t, double[] out) {
    double[][] gram = new double[steps][steps];
    for (int a = 0; a < steps; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int j = 0; j < inputs; j++) {
          sum += difference[a * inputs + j] * difference[b * inputs + j];
        }
        gram[a][b] = sum;
        gram[b][a] = sum;
      }
    }
    double[] v = gram[t].clone();
    for (int k = 0; k < POWER_ITERATIONS; k++) {
      double[] next = new double[steps];
      double norm = 0;
      for (int a = 0; a < steps; a++) {
        for (int b = 0; b < steps; b++) {
          next[a] += gram[a][b] * v[b];
        }
        norm += next[a] * next[a];
      }
      if (!(norm > 0)) {
        break;
      }
      for (int a = 0; a < steps; a++) {
        v[a] = next[a] / Math.sqrt(norm);
      }
    }
    Arrays.fill(out, 0, inputs, 0);
    for (int a = 0; a < steps; a++) {
      for (int j = 0; j < inputs; j++) {
        out[j] += v[a] * difference[a * inputs + j];
      }
    }
    double sign = 0;
    for (int j = 0; j < inputs; j++) {
      sign += out[j] * difference[t * inputs + j];
    }
    if (sign < 0) {
      for (int j = 0; j < inputs; j++) {
        out[j] = -out[j];
      }
    }
  }

  /**
   * The direction of least norm for which {@code <w, D(t)> = 1} at several steps, up to a little
   * ridge penalty where they contradict one another.
   *
   * @param points steps at which voltages are prescribed; may repeat
   */
  void prescribed(int[] points, double[] out) {
    int n = points.length;
    double[] gram = new double[n * n];
    double trace = 0;
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        for (int j = 0; j < inputs; j++) {
          gram[a * n + b] +=
              difference[points[a] * inputs + j] * difference[points[b] * inputs + j];
        }
      }
      trace += gram[a * n + a];
    }
    for (int a = 0; a < n; a++) {
      gram[a * n + a] += trace > 0 ? CONTRADICTION * trace / n : 1;
    }
    double[] share = new double[n];
    Arrays.fill(share, 1);
    if (Lapack.cholesky(n, gram)) {
      Lapack.choleskySolve(n, 1, gram, share);
    }
    Arrays.fill(out, 0, inputs, 0);
    for (int a = 0; a < n; a++) {
      for (int j = 0; j < inputs; j++) {
        out[j] += share[a] * difference[points[a] * inputs + j];
      }
    }
  }
}
