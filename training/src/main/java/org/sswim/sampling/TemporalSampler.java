package org.sswim.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;

/**
 * Draws the delay and support of each neuron's post-synaptic potential kernel.
 *
 * <p>All pairs that are drawn obey {@code tau <= tau_max} and {@code tau + 3 sigma <= steps}, so
 * that a response fits into the sample. The correlation rule weighs each (tau, sigma) of a grid.
 * The weight is the square of the mean absolute correlation between kernel responses of the layer's
 * inputs at the last step and the targets. It is taken over random samples, inputs and targets.
 *
 * @param options the rule
 * @param kernel of the neurons
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025: delays and supports
 *     are sampled from the data; grid and square are ours</a>
 */
public record TemporalSampler(TemporalOptions options, Kernel kernel) {
  private static final int GRID = 6;
  private static final int WINDOWS = 512;
  private static final int INPUTS = 16;
  private static final int TARGETS = 8;

  /**
   * Draws (tau, sigma) for every neuron.
   *
   * @param longestDelay tau_max, in steps, at least 0
   * @param random the stream to draw from
   */
  public Temporal draw(
      SeenSamples windows, int neurons, int longestDelay, UniformRandomProvider random) {
    int[] delay = new int[neurons];
    float[] support = new float[neurons];
    switch (options.rule()) {
      case FIXED -> Arrays.fill(support, (float) options.fixedSupport());
      case CORRELATION -> {
        List<Candidate> grid = grid(windows.steps(), longestDelay, options.fixedSupport());
        double[] weight = correlations(windows, grid, random);
        double sum = 0;
        for (int g = 0; g < weight.length; g++) {
          weight[g] = weight[g] * weight[g];
          sum += weight[g];
        }
        if (!(sum > 0)) {
          Arrays.fill(weight, 1);
        }
        SharedStateDiscreteSampler choice = AliasMethodDiscreteSampler.of(random, weight);
        for (int i = 0; i < neurons; i++) {
          Candidate candidate = grid.get(choice.sample());
          delay[i] = candidate.delay;
          support[i] = (float) candidate.support;
        }
      }
    }
    return new Temporal(delay, support);
  }

  static double logUniform(double low, double high, UniformRandomProvider random) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  private static List<Candidate> grid(int steps, int longest, double shortest) {
    List<Candidate> grid = new ArrayList<>();
    int last = Math.min(longest, steps - 1);
    int points = Math.min(GRID, last);
    double longestSupport = steps / 4.0;
    double first = Math.min(shortest, longestSupport);
    for (int p = 0; p <= points; p++) {
      int delay = (int) Math.round((double) last * p / Math.max(1, points));
      for (int g = 0; g < GRID; g++) {
        double support = first * Math.pow(longestSupport / first, g / (GRID - 1.0));
        if (delay + 3 * support <= steps) {
          grid.add(new Candidate(delay, support));
        }
      }
    }
    return grid;
  }

  private double[] correlations(
      SeenSamples windows, List<Candidate> grid, UniformRandomProvider random) {
    int sample = Math.min(WINDOWS, windows.count());
    int[] inputs = spread(windows.inputs(), INPUTS);
    int[] targets = spread(windows.targetLength(), TARGETS);
    int steps = windows.steps();
    float[] input = new float[steps * windows.inputs()];
    float[] target = new float[windows.targetLength()];
    double[][][] response = new double[grid.size()][inputs.length][sample];
    double[][] wanted = new double[targets.length][sample];
    double[][] kernels = new double[grid.size()][];
    for (int g = 0; g < kernels.length; g++) {
      Candidate candidate = grid.get(g);
      kernels[g] = Kernels.response(kernel, candidate.support, steps - candidate.delay);
    }
    for (int s = 0; s < sample; s++) {
      int window = random.nextInt(windows.count());
      windows.inputs(window, input, 0);
      windows.targets(window, target);
      for (int k = 0; k < targets.length; k++) {
        wanted[k][s] = target[targets[k]];
      }
      for (int g = 0; g < kernels.length; g++) {
        int last = steps - 1 - grid.get(g).delay;
        for (int j = 0; j < inputs.length; j++) {
          double sum = 0;
          for (int u = 0; u <= last; u++) {
            sum += kernels[g][u] * input[(last - u) * windows.inputs() + inputs[j]];
          }
          response[g][j][s] = sum;
        }
      }
    }
    double[] mean = new double[grid.size()];
    for (int g = 0; g < mean.length; g++) {
      for (double[] r : response[g]) {
        for (double[] y : wanted) {
          mean[g] += Math.abs(correlation(r, y)) / (inputs.length * targets.length);
        }
      }
    }
    return mean;
  }

  /** At most {@code most} indices spread evenly over 0 .. n - 1. */
  private static int[] spread(int n, int most) {
    int count = Math.min(n, most);
    int[] index = new int[count];
    Arrays.setAll(index, i -> (int) ((i + 0.5) * n / count));
    return index;
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    double norm = Math.sqrt(aa * bb);
    return norm > 0 ? ab / norm : 0;
  }

  private record Candidate(int delay, double support) {}

  /**
   * Temporal parameters of a layer.
   *
   * @param delay tau, in steps: {@code [neurons]}
   * @param support sigma, in steps: {@code [neurons]}
   */
  public record Temporal(int[] delay, float[] support) {}
}
