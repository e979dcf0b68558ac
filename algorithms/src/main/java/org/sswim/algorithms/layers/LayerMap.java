package org.sswim.algorithms.layers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.clocked.Connection;

/**
 * A map with parameters, the same for every sample: {@code y = W x + b}. Its parameters are shared
 * by all workers, each of which has a {@link Pass} of its own.
 */
public interface LayerMap {

  /** Number of inputs. */
  int inputs();

  /** Number of outputs. */
  int outputs();

  /** Weights and biases, in this order; none of a map without. */
  List<float[]> parameters();

  /** Memory of a worker for so many rows at once. */
  Pass pass(int rows);

  /**
   * The same map as networks are simulated with.
   *
   * @param weightFactor of the weights, such as what a spike of the layer before stands for
   * @param biasFactor of the biases
   */
  Connection connection(float weightFactor, float biasFactor);

  /** A map in the hands of a worker. */
  interface Pass {
    /**
     * Maps.
     *
     * @param rows number of rows
     * @param x {@code [rows][inputs]}
     * @param y written: {@code [rows][outputs]}
     */
    void forward(int rows, float[] x, float[] y);

    /**
     * Takes gradients back.
     *
     * @param x what was mapped
     * @param dy gradients by the outputs: {@code [rows][outputs]}
     * @param dx written, gradients by the inputs: {@code [rows][inputs]}; null if not wanted
     */
    void backward(int rows, float[] x, float[] dy, float @Nullable [] dx);

    /** Gradients by the parameters, to which {@link #backward} adds. */
    List<float[]> gradients();

    /** Sets the gradients to 0. */
    default void clear() {
      gradients().forEach(array -> Arrays.fill(array, 0));
    }
  }
}
