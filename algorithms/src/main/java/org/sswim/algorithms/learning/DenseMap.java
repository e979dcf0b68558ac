package org.sswim.algorithms.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.gradient.StepLoops;
import org.sswim.linalg.Blas;
import org.sswim.shown.Connection;
import org.sswim.shown.Dense;

/**
 * Every input to every output.
 *
 * @param inputs number of inputs
 * @param outputs number of outputs
 * @param weights row-major {@code [inputs][outputs]}
 * @param bias {@code [outputs]}
 */
public record DenseMap(int inputs, int outputs, float[] weights, float[] bias) implements LayerMap {

  /**
   * Weights normal around 0 with deviation {@code sqrt(2 / inputs)}, which keeps the variance
   * through rectifiers; biases 0.
   *
   * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015, Delving deep into
   *     rectifiers</a>
   */
  public static DenseMap drawn(int inputs, int outputs, UniformRandomProvider random) {
    int count = Math.multiplyExact(inputs, outputs);
    float[] weights = Rows.normal(count, 0, Math.sqrt(2.0 / inputs), random);
    return new DenseMap(inputs, outputs, weights, new float[outputs]);
  }

  /**
   * Such maps from layer to layer.
   *
   * @param inputs of the first
   * @param hidden neurons of each layer but the last
   * @param outputs of the last
   * @param stream the random numbers of each map
   */
  public static List<DenseMap> drawn(
      int inputs, List<Integer> hidden, int outputs, IntFunction<UniformRandomProvider> stream) {
    List<DenseMap> maps = new ArrayList<>();
    int width = inputs;
    for (int l = 0; l <= hidden.size(); l++) {
      int to = l < hidden.size() ? hidden.get(l) : outputs;
      maps.add(drawn(width, to, stream.apply(l)));
      width = to;
    }
    return maps;
  }

  /** The same with biases of its own, and weights. */
  public DenseMap copy() {
    return new DenseMap(inputs, outputs, weights.clone(), bias.clone());
  }

  @Override
  public List<float[]> parameters() {
    return List.of(weights, bias);
  }

  @Override
  public List<Connection> connections(float weightFactor, float biasFactor) {
    return List.of(
        new Dense(
            inputs, outputs, Rows.scaled(weightFactor, weights), Rows.scaled(biasFactor, bias)));
  }

  @Override
  public Pass pass(int rows) {
    return new DensePass();
  }

  /** Memory of a worker whose inputs are mostly 0, as spikes are: it looks at the others only. */
  public Pass sparse() {
    return new SparsePass();
  }

  private class DensePass implements Pass {
    final float[] byWeights = new float[weights.length];
    final float[] byBias = new float[outputs];

    @Override
    public void forward(int rows, float[] x, float[] y) {
      Rows.repeat(rows, bias, y);
      Blas.gemmNN(rows, outputs, inputs, 1, x, weights, 1, y);
    }

    @Override
    public void backward(int rows, float[] x, float[] dy, float @Nullable [] dx) {
      Blas.gemmTN(inputs, outputs, rows, 1, x, dy, 1, byWeights);
      Rows.addColumns(rows, outputs, dy, byBias);
      if (dx != null) {
        Blas.gemmNT(rows, inputs, outputs, 1, dy, weights, 0, dx);
      }
    }

    @Override
    public List<float[]> gradients() {
      return List.of(byWeights, byBias);
    }
  }

  /** Rows are copied, since a loop is fast only if it indexes all arrays alike. */
  private final class SparsePass extends DensePass {
    private final float[] own = new float[outputs];
    private final float[] sum = new float[outputs];

    @Override
    public void forward(int rows, float[] x, float[] y) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(bias, 0, sum, 0, outputs);
        for (int i = 0; i < inputs; i++) {
          float value = x[r * inputs + i];
          if (value != 0) {
            System.arraycopy(weights, i * outputs, own, 0, outputs);
            StepLoops.addProduct(outputs, value, own, sum);
          }
        }
        System.arraycopy(sum, 0, y, r * outputs, outputs);
      }
    }

    @Override
    public void backward(int rows, float[] x, float[] dy, float @Nullable [] dx) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(dy, r * outputs, own, 0, outputs);
        for (int i = 0; i < inputs; i++) {
          float value = x[r * inputs + i];
          if (value != 0) {
            System.arraycopy(byWeights, i * outputs, sum, 0, outputs);
            StepLoops.addProduct(outputs, value, own, sum);
            System.arraycopy(sum, 0, byWeights, i * outputs, outputs);
          }
        }
        StepLoops.add(outputs, own, byBias);
      }
      if (dx != null) {
        Blas.gemmNT(rows, inputs, outputs, 1, dy, weights, 0, dx);
      }
    }
  }
}
