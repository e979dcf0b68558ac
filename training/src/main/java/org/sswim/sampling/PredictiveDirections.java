package org.sswim.sampling;

import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Lapack;

/**
 * Directions whose voltage follows what a pair's outcome differs by.
 *
 * <p>Instead of voltages on the two samples of a pair, voltages are prescribed on many training
 * samples m at once: that of a sample is to be {@code <y_m, d>}, how far its own targets lie along
 * d, the difference of the pair's targets with each of the {@link TargetPatterns} in units of its
 * own deviation. The least-squares solution, with some ridge penalty, is
 *
 * <pre>
 *   w = (S + lambda I)^-1 C d,   S = cov(psi), C = cov(psi, y)
 * </pre>
 *
 * psi the potentials at the last step. A neuron that has it tells the read-out where the
 * predictable part of its pair's difference is going; the population spreads its neurons over the
 * patterns in proportion to how well each can be predicted.
 */
final class PredictiveDirections {
  /** S takes memory and time that grow with the inputs squared and cubed. */
  static final int MOST_INPUTS = 4000;

  private static final int SAMPLES = 4000;
  private static final int PAIRS = 1000;
  private static final int CHUNK = 500;
  private static final double PENALTY = 0.1;

  private final int inputs;
  private final TargetPatterns patterns;

  /** Weights for each of the patterns' coordinates: {@code [inputs][coordinates]}. */
  private final double[] map;

  private final double[] covariance;

  private PredictiveDirections(
      int inputs, TargetPatterns patterns, double[] map, double[] covariance) {
    this.inputs = inputs;
    this.patterns = patterns;
    this.map = map;
    this.covariance = covariance;
  }

  /**
   * Measures S, C and the patterns on a sample of samples.
   *
   * @param from the first sample that may be looked at
   * @param to one past the last
   * @param support that of the kernel through which inputs are seen, in steps
   */
  static PredictiveDirections measure(
      SeenSamples windows,
      int from,
      int to,
      Kernel kernel,
      double support,
      UniformRandomProvider random) {
    int inputs = windows.inputs();
    int signals = windows.signals();
    int[] leads = TargetPatterns.thinned(windows.targetLength(), signals);
    int targets = leads.length * signals;
    Moments moments = new Moments(inputs, targets);
    LastPotential potential = new LastPotential(windows, kernel, support);
    double[] weight = TargetPatterns.weights(leads);
    float[] none = new float[windows.targetLength()];
    float[] y = new float[windows.targetLength()];
    int samples = Math.max(2, Math.min(SAMPLES, to - from));
    double[] x = new double[CHUNK * inputs];
    double[] t = new double[CHUNK * targets];
    for (int done = 0; done < samples; done += CHUNK) {
      int rows = Math.min(CHUNK, samples - done);
      for (int r = 0; r < rows; r++) {
        int window = from + random.nextInt(to - from);
        potential.write(window, x, r * inputs);
        windows.targets(window, y);
        TargetPatterns.difference(leads, weight, signals, none, y, t, r * targets);
      }
      moments.add(rows, x, t);
    }
    double[] covariance = moments.covariance(samples);
    double[] cross = moments.cross(samples);
    double[] map = cross.clone();
    solve(inputs, targets, covariance, map);
    double[] differences = new double[Math.multiplyExact(PAIRS, targets)];
    float[] other = new float[y.length];
    for (int p = 0; p < PAIRS; p++) {
      windows.targets(from + random.nextInt(to - from), y);
      windows.targets(from + random.nextInt(to - from), other);
      TargetPatterns.difference(leads, weight, signals, y, other, differences, p * targets);
    }
    TargetPatterns patterns = TargetPatterns.of(leads, signals, inputs, cross, map, differences);
    return new PredictiveDirections(inputs, patterns, patterns.ofCoordinates(map), covariance);
  }

  private static void solve(int inputs, int targets, double[] covariance, double[] map) {
    double mean = 0;
    for (int j = 0; j < inputs; j++) {
      mean += covariance[j * inputs + j] / inputs;
    }
    double[] matrix = covariance.clone();
    for (int j = 0; j < inputs; j++) {
      // Where nothing moves, nothing can be predicted: any positive number gives zero weights.
      matrix[j * inputs + j] += mean > 0 ? PENALTY * mean : 1;
    }
    if (Lapack.cholesky(inputs, matrix)) {
      Lapack.choleskySolve(inputs, targets, matrix, map);
    }
  }

  /**
   * The direction of a pair.
   *
   * @param one targets of its first sample: {@code [targetLength]}
   * @param two targets of its second sample
   * @param signal the one signal whose targets count, or -1 for all
   * @param out written: {@code [inputs]}
   */
  void direction(float[] one, float[] two, int signal, double[] out) {
    double[] d = patterns.coordinates(one, two, signal);
    System.arraycopy(product(map, patterns.count(), d), 0, out, 0, inputs);
  }

  /** Standard deviation of the voltage {@code w' psi} at the last step. */
  double deviation(double[] w) {
    double[] product = product(covariance, inputs, w);
    double variance = 0;
    for (int i = 0; i < inputs; i++) {
      variance += w[i] * product[i];
    }
    return Math.sqrt(Math.max(0, variance));
  }

  private double[] product(double[] matrix, int columns, double[] vector) {
    double[] product = new double[inputs];
    Blas.gemmNN(inputs, 1, columns, 1, matrix, vector, 0, product);
    return product;
  }

  /** Sums from which covariances follow. */
  private static final class Moments {
    final int inputs;
    final int targets;
    final double[] gram;
    final double[] cross;
    final double[] sumX;
    final double[] sumY;

    Moments(int inputs, int targets) {
      this.inputs = inputs;
      this.targets = targets;
      gram = new double[Math.multiplyExact(inputs, inputs)];
      cross = new double[Math.multiplyExact(inputs, targets)];
      sumX = new double[inputs];
      sumY = new double[targets];
    }

    void add(int rows, double[] x, double[] y) {
      Blas.syrk(rows, inputs, 1, x, 1, gram);
      Blas.gemmTN(inputs, targets, rows, 1, x, y, 1, cross);
      addRows(rows, x, sumX);
      addRows(rows, y, sumY);
    }

    private static void addRows(int rows, double[] values, double[] sum) {
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < sum.length; j++) {
          sum[j] += values[r * sum.length + j];
        }
      }
    }

    double[] covariance(int rows) {
      double[] full = new double[gram.length];
      for (int i = 0; i < inputs; i++) {
        for (int j = i; j < inputs; j++) {
          double value = gram[i * inputs + j] / rows - sumX[i] / rows * (sumX[j] / rows);
          full[i * inputs + j] = value;
          full[j * inputs + i] = value;
        }
      }
      return full;
    }

    double[] cross(int rows) {
      double[] centred = new double[cross.length];
      for (int j = 0; j < inputs; j++) {
        for (int k = 0; k < targets; k++) {
          centred[j * targets + k] =
              cross[j * targets + k] / rows - sumX[j] / rows * (sumY[k] / rows);
        }
      }
      return centred;
    }
  }

  /** The potential of every input at a sample's last step. */
  private static final class LastPotential {
    final SeenSamples windows;
    final float[] x;
    final float[] last;
    final double[] response;
    final int length;

    LastPotential(SeenSamples windows, Kernel kernel, double support) {
      this.windows = windows;
      x = new float[Math.multiplyExact(windows.steps(), windows.inputs())];
      response = Kernels.response(kernel, support, windows.steps());
      length = PairDifference.significant(response);
      last = new float[length * windows.inputs()];
    }

    void write(int window, double[] out, int to) {
      windows.lastInputs(window, length, x, last);
      int inputs = windows.inputs();
      for (int j = 0; j < inputs; j++) {
        out[to + j] = 0;
      }
      for (int u = 0; u < length; u++) {
        int from = (length - 1 - u) * inputs;
        for (int j = 0; j < inputs; j++) {
          out[to + j] += response[u] * last[from + j];
        }
      }
    }
  }
}
