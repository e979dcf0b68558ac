package org.sswim.shown;

import java.util.List;
import org.sswim.checks.Checks;

/**
 * Neurons and what drives them.
 *
 * @param connections applied one after another, at least one; from the outputs of the layer before
 *     to the input currents of these neurons
 * @param neuron how each works
 * @param threshold of each neuron, or one for all: {@code [neurons]} or {@code [1]}; above 0
 * @param shortcut factor of the outputs of the layer two before, which are added to the input
 *     currents of these neurons, one for each; 0 for none
 */
public record ClockedLayer(
    List<Connection> connections, Neuron neuron, float[] threshold, float shortcut) {

  /** A layer that reads the one before only. */
  public ClockedLayer(List<Connection> connections, Neuron neuron, float[] threshold) {
    this(connections, neuron, threshold, 0);
  }

  /** Checks that the parts fit each other. */
  public ClockedLayer {
    connections = List.copyOf(connections);
    Checks.that(!connections.isEmpty()).or("a layer needs a connection at least");
    for (int c = 1; c < connections.size(); c++) {
      Checks.that(connections.get(c).inputs() == connections.get(c - 1).outputs())
          .or(
              "connection %s takes %s values; the one before gives %s",
              c + 1, connections.get(c).inputs(), connections.get(c - 1).outputs());
    }
    int neurons = connections.get(connections.size() - 1).outputs();
    Checks.that(threshold.length == 1 || threshold.length == neurons)
        .or("%s neurons need as many thresholds, or one; got %s", neurons, threshold.length);
    for (float th : threshold) {
      ShownModel.requireAbove("thresholds", th);
    }
    Checks.that(Float.isFinite(shortcut)).or("a shortcut must be a number; got %s", shortcut);
  }

  /** The same layer with a shortcut. */
  public ClockedLayer withShortcut(float factor) {
    return new ClockedLayer(connections, neuron, threshold, factor);
  }

  /** Number of inputs. */
  public int inputs() {
    return connections.get(0).inputs();
  }

  /** Number of neurons. */
  public int neurons() {
    return connections.get(connections.size() - 1).outputs();
  }

  /** Weights, biases and thresholds. */
  public long parameters() {
    long sum = neuron.fires() ? threshold.length : 0;
    for (Connection connection : connections) {
      sum += connection.parameters();
    }
    return sum;
  }
}
