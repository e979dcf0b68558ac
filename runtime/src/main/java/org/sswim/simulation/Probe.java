package org.sswim.simulation;

import java.util.Objects;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;

/** Records spike trains and membrane voltages of chosen neurons over one window. */
public final class Probe {
  private final HiddenNetwork network;
  private final int layer;
  private final int[] neurons;

  /**
   * A probe on some neurons of one layer.
   *
   * @param layer 0 for the first hidden layer
   * @param neurons indices within the layer
   * @throws IndexOutOfBoundsException if there is no such layer or neuron
   */
  public Probe(HiddenNetwork network, int layer, int... neurons) {
    Objects.checkIndex(layer, network.layers().size());
    for (int neuron : neurons) {
      Objects.checkIndex(neuron, network.layers().get(layer).neurons());
    }
    this.network = network;
    this.layer = layer;
    this.neurons = neurons.clone();
  }

  /**
   * Runs a window from rest and records.
   *
   * @param rows row-major {@code [window][signals + context]}
   * @param window number of rows, at least as many as there are taps
   */
  public Recording record(float[] rows, int window) {
    InputLayer input = network.input();
    WindowedEvaluation.requireWindow(input, rows, window);
    NetworkStep step = new NetworkStep(network);
    InputProjection projection = new InputProjection(input, network.layers().get(0));
    NetworkState state = step.newState();
    float[] inputs = new float[input.width()];
    float[] drive = new float[network.layers().get(0).neurons()];
    int steps = window - input.firstStep();
    boolean[][] spikes = new boolean[neurons.length][steps];
    float[][] voltages = new float[neurons.length][steps];
    for (int t = 0; t < steps; t++) {
      projection.project(rows, (t + input.firstStep()) * input.rowWidth(), inputs, drive);
      step.step(drive, state);
      for (int n = 0; n < neurons.length; n++) {
        spikes[n][t] = state.spikes(layer)[neurons[n]] != 0;
        voltages[n][t] = state.voltages(layer)[neurons[n]];
      }
    }
    return new Recording(input.firstStep(), spikes, voltages);
  }

  /**
   * What a probe saw.
   *
   * @param firstStep row of the window to which index 0 belongs
   * @param spikes {@code [neurons][steps]}
   * @param voltages {@code [neurons][steps]}, the refractory response included
   */
  public record Recording(int firstStep, boolean[][] spikes, float[][] voltages) {}
}
