package org.sswim.algorithms.learning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.State;
import org.sswim.shown.ClockedLayer;
import org.sswim.shown.Connection;
import org.sswim.shown.Neuron;

/**
 * A map with parameters, the same for every sample: {@code y = W x + b}. Its parameters are shared
 * by all workers, each of which has a {@link Pass} of its own.
 */
public interface LayerMap {

  /** Number of inputs. */
  int inputs();

  /** Number of outputs. */
  int outputs();

  /** Weights, biases and what else there is, in this order; none of a map without. */
  default List<float[]> parameters() {
    return List.of();
  }

  /** What trains of some maps, of which weight decay applies to the weights. */
  static List<Optimizer.Group> groups(List<? extends LayerMap> maps) {
    List<Optimizer.Group> groups = new ArrayList<>();
    for (LayerMap map : maps) {
      List<float[]> own = map.parameters();
      for (int a = 0; a < own.size(); a++) {
        groups.add(new Optimizer.Group(own.get(a), 1, a == 0));
      }
    }
    return groups;
  }

  /** What else changes in the training of some maps. */
  static List<State> besides(List<? extends LayerMap> maps) {
    return maps.stream().flatMap(map -> map.besides().stream()).toList();
  }

  /** What else changes in training, of which there are no gradients; none of most maps. */
  default List<State> besides() {
    return List.of();
  }

  /** Memory of a worker for so many rows at once. */
  Pass pass(int rows);

  /**
   * The same of the map as networks run with it: what averages over rows in training takes moving
   * averages.
   */
  default Pass running(int rows) {
    return pass(rows);
  }

  /**
   * The same map as networks are simulated with, one or several after another.
   *
   * @param weightFactor of the weights, such as what a spike of the layer before stands for
   * @param biasFactor of the biases
   */
  default List<Connection> connections(float weightFactor, float biasFactor) {
    throw new UnsupportedOperationException("this map has no form in a clocked network");
  }

  /** Neurons of one threshold behind the connections, as they are simulated. */
  default ClockedLayer neurons(
      float weightFactor, float biasFactor, Neuron neuron, float threshold) {
    return new ClockedLayer(connections(weightFactor, biasFactor), neuron, new float[] {threshold});
  }

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
     * Maps other rows in the way of the last {@link #forward}, whose gradients {@link #backward}
     * still takes. A map that averages over rows uses the averages of that pass.
     */
    default void again(int rows, float[] x, float[] y) {
      forward(rows, x, y);
    }

    /**
     * Takes gradients back of the last {@link #forward}.
     *
     * @param x what was mapped
     * @param dy gradients by the outputs, may be changed: {@code [rows][outputs]}
     * @param dx written, gradients by the inputs: {@code [rows][inputs]}; null if not wanted
     */
    void backward(int rows, float[] x, float[] dy, float @Nullable [] dx);

    /** Gradients by the parameters, to which {@link #backward} adds. */
    default List<float[]> gradients() {
      return List.of();
    }

    /** Called after each backward in the order of the parts of a batch, never twice at once. */
    default void taken() {}
  }
}
