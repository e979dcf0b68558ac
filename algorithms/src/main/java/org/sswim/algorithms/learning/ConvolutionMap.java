package org.sswim.algorithms.learning;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.gradient.State;
import org.sswim.sequences.Grid;
import org.sswim.shown.Connection;
import org.sswim.shown.Convolution;

/**
 * A convolution with 3 x 3 fields and batch normalisation: {@code y = gamma (z - mean) / deviation
 * + beta}. Here z is the convolution without bias. Mean and deviation of each filter are taken over
 * the pixels of all rows of a pass. A moving average of these takes their place in the simulated
 * network, where they are part of weights and biases.
 *
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy 2015, Batch normalization</a>
 */
public final class ConvolutionMap implements LayerMap {
  /** Weight of a sample in the moving averages. */
  private static final float SHARE = 1e-3f;

  private final FieldColumns columns;
  private final int filters;
  private final float[] weights;
  private final float[] gamma;
  private final float[] beta;

  /** Moving averages; the first that is taken replaces them. */
  private final float[] mean;

  private final float[] variance;
  private boolean seen;

  private ConvolutionMap(FieldColumns columns, int filters, float[] weights) {
    this.columns = columns;
    this.filters = filters;
    this.weights = weights;
    gamma = new float[filters];
    beta = new float[filters];
    mean = new float[filters];
    variance = new float[filters];
    Arrays.fill(gamma, 1);
    Arrays.fill(variance, 1);
  }

  /** Random weights, as of {@link DenseMap#drawn}. */
  public static ConvolutionMap drawn(
      Grid grid, int channels, int filters, UniformRandomProvider random) {
    FieldColumns columns = new FieldColumns(grid, channels);
    return new ConvolutionMap(columns, filters, columns.drawn(filters, random));
  }

  /** Weights, beta, gamma, and the moving averages, means and variances. */
  public List<float[]> state() {
    return List.of(weights, beta, gamma, mean, variance);
  }

  @Override
  public int inputs() {
    return columns.inputs();
  }

  @Override
  public int outputs() {
    return Math.multiplyExact(columns.pixels(), filters);
  }

  /** Weights, beta, gamma. */
  @Override
  public List<float[]> parameters() {
    return List.of(weights, beta, gamma);
  }

  /** The moving averages. */
  @Override
  public List<State> besides() {
    return List.of(new Averages());
  }

  private final class Averages implements State {
    @Override
    public List<float[]> arrays() {
      return List.of(mean, variance);
    }

    @Override
    public double[] numbers() {
      return new double[] {seen ? 1 : 0};
    }

    @Override
    public void resume(double[] numbers) {
      seen = numbers[0] != 0;
    }
  }

  @Override
  public List<Connection> connections(float weightFactor, float biasFactor) {
    return List.of(
        Convolution.normalised(
            columns.grid(), columns.channels(), state(), weightFactor, biasFactor));
  }

  @Override
  public Pass pass(int rows) {
    return new NormalisedPass(rows);
  }

  @Override
  public Pass running(int rows) {
    return new NormalisedPass(rows) {
      @Override
      public void forward(int count, float[] x, float[] y) {
        take();
        again(count, x, y);
      }
    };
  }

  private class NormalisedPass implements Pass {
    private final float[] byWeights = new float[weights.length];
    private final float[] byBeta = new float[filters];
    private final float[] byGamma = new float[filters];
    private final float[] centre = new float[filters];
    private final float[] inverse = new float[filters];

    /** What was normalised, without gamma and beta. */
    private final float[] normal;

    private int samples;

    /** Takes the moving averages. */
    final void take() {
      for (int f = 0; f < filters; f++) {
        centre[f] = mean[f];
        inverse[f] = (float) (1 / Math.sqrt(variance[f] + Convolution.TINY));
      }
    }

    private final FieldColumns.Product product = columns.product(filters);

    NormalisedPass(int rows) {
      normal = new float[rows * outputs()];
    }

    @Override
    public void forward(int rows, float[] x, float[] y) {
      product.forward(rows, x, weights, y);
      samples = rows;
      int n = rows * columns.pixels();
      double[] sum = new double[filters];
      double[] squares = new double[filters];
      for (int i = 0, at = 0; i < n; i++) {
        for (int f = 0; f < filters; f++, at++) {
          sum[f] += y[at];
          squares[f] += (double) y[at] * y[at];
        }
      }
      for (int f = 0; f < filters; f++) {
        double m = sum[f] / n;
        centre[f] = (float) m;
        inverse[f] =
            (float) (1 / Math.sqrt(Math.max(0, squares[f] / n - m * m) + Convolution.TINY));
      }
      normalise(n, y, normal);
    }

    @Override
    public void again(int rows, float[] x, float[] y) {
      product.forward(rows, x, weights, y);
      normalise(rows * columns.pixels(), y, null);
    }

    private void normalise(int n, float[] y, float @Nullable [] keep) {
      for (int i = 0; i < n; i++) {
        int at = i * filters;
        for (int f = 0; f < filters; f++) {
          float own = (y[at + f] - centre[f]) * inverse[f];
          if (keep != null) {
            keep[at + f] = own;
          }
          y[at + f] = gamma[f] * own + beta[f];
        }
      }
    }

    @Override
    public void backward(int rows, float[] x, float[] dy, float @Nullable [] dx) {
      int n = rows * columns.pixels();
      float[] sum = new float[filters];
      float[] along = new float[filters];
      for (int i = 0, at = 0; i < n; i++) {
        for (int f = 0; f < filters; f++, at++) {
          sum[f] += dy[at];
          along[f] += dy[at] * normal[at];
        }
      }
      for (int i = 0, at = 0; i < n; i++) {
        for (int f = 0; f < filters; f++, at++) {
          dy[at] = gamma[f] * inverse[f] * (dy[at] - sum[f] / n - normal[at] * along[f] / n);
        }
      }
      for (int f = 0; f < filters; f++) {
        byBeta[f] += sum[f];
        byGamma[f] += along[f];
      }
      product.backward(rows, x, weights, dy, byWeights, dx);
    }

    @Override
    public List<float[]> gradients() {
      return List.of(byWeights, byBeta, byGamma);
    }

    @Override
    public void taken() {
      float share = seen ? SHARE * samples : 1;
      for (int f = 0; f < filters; f++) {
        mean[f] += share * (centre[f] - mean[f]);
        variance[f] += share * (1 / (inverse[f] * inverse[f]) - Convolution.TINY - variance[f]);
      }
      seen = true;
    }
  }
}
