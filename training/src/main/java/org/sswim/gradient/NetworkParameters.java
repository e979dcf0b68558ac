package org.sswim.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.features.SkipShape;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;

/**
 * The numbers of a network as training holds and changes them, or gradients by them.
 *
 * @param input layer 0
 * @param layers hidden layers, first to last
 * @param banks the read-out's view of the last layer
 * @param reading what it sees of them
 * @param skip what else it sees: features behind those of the banks
 * @param readout weights of scaled features, row-major {@code [outputs][features]}
 * @param readoutBias {@code [outputs]}
 */
record NetworkParameters(
    InputLayer input,
    List<LayerParameters> layers,
    ReadoutBanks banks,
    Structure.Reading reading,
    SkipShape skip,
    float[] readout,
    float[] readoutBias) {

  /** Number of outputs. */
  int outputs() {
    return readoutBias.length;
  }

  /** Number of features, those of skip connections included. */
  int features() {
    return readout.length / readoutBias.length;
  }

  /** All arrays, in a fixed order: layer by layer, then the read-out. */
  List<float[]> arrays() {
    List<float[]> arrays = new ArrayList<>();
    layers.forEach(layer -> arrays.addAll(layer.arrays()));
    arrays.add(readout);
    arrays.add(readoutBias);
    return arrays;
  }

  /** Parameters of the same shape that are 0 everywhere. */
  NetworkParameters zeros() {
    return new NetworkParameters(
        input,
        layers.stream().map(LayerParameters::zeros).toList(),
        banks,
        reading,
        skip,
        new float[readout.length],
        new float[readoutBias.length]);
  }

  /** Sets every number to 0. */
  void clear() {
    arrays().forEach(array -> Arrays.fill(array, 0));
  }

  /** Takes every number from parameters of the same shape. */
  void copyFrom(NetworkParameters other) {
    List<float[]> from = other.arrays();
    List<float[]> to = arrays();
    for (int a = 0; a < to.size(); a++) {
      System.arraycopy(from.get(a), 0, to.get(a), 0, to.get(a).length);
    }
  }

  /** Moves every number so far towards that of parameters of the same shape. */
  void moveTowards(NetworkParameters other, float share) {
    List<float[]> from = other.arrays();
    List<float[]> to = arrays();
    for (int a = 0; a < to.size(); a++) {
      StepLoops.average(to.get(a).length, share, from.get(a), to.get(a));
    }
  }

  /**
   * All arrays as they learn. A step is relative to the root mean square of the weights of a neuron
   * or output, as they are now. For biases it is relative to that of all biases of the layer.
   *
   * @param readoutRate factor of the learning rate for the read-out; with 0 it stays as it is
   */
  List<Optimizer.Group> groups(double readoutRate) {
    List<Optimizer.Group> groups = new ArrayList<>();
    for (LayerParameters layer : layers) {
      int n = layer.neurons();
      groups.add(weights(layer.weights(), n, 1));
      groups.add(weights(layer.context(), n, 1));
      float level = (float) Math.max(rms(layer.bias(), 0, n), Float.MIN_NORMAL);
      groups.add(new Optimizer.Group(layer.bias(), new float[] {level}, 1, false));
    }
    groups.add(weights(readout, outputs(), readoutRate));
    groups.add(new Optimizer.Group(readoutBias, new float[] {(float) readoutRate}, 1, false));
    return groups;
  }

  private static Optimizer.Group weights(float[] values, int rows, double factor) {
    float[] unit = new float[rows];
    int columns = values.length / rows;
    double all = rms(values, 0, values.length);
    for (int r = 0; r < rows; r++) {
      double own = rms(values, r * columns, (r + 1) * columns);
      // A neuron without weights is to learn like the others.
      unit[r] = (float) (factor * (own > 0 ? own : all > 0 ? all : 1));
    }
    return new Optimizer.Group(values, unit, 1, true);
  }

  private static double rms(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) values[i] * values[i];
    }
    return Math.sqrt(sum / Math.max(1, to - from));
  }

  /** The parameters of a network whose read-out sees scaled features. */
  static NetworkParameters of(SpikingNetwork network, TrainedScale scale, Structure structure) {
    HiddenNetwork hidden = network.hidden();
    List<LayerParameters> layers = new ArrayList<>();
    for (SpikingLayer layer : hidden.layers()) {
      layers.add(
          layers.isEmpty()
              ? LayerParameters.of(layer, hidden.input(), structure.fields())
              : LayerParameters.of(layer, new InputLayer(layer.inputs(), 1, 0), null));
    }
    int outputs = network.outputs();
    float[] weights = SkipShape.weights(network);
    int features = weights.length / outputs;
    float[] readout = new float[outputs * features];
    float[] bias = new float[outputs];
    for (int o = 0; o < outputs; o++) {
      double sum = network.readout().bias()[o];
      for (int f = 0; f < features; f++) {
        float w = weights[f * outputs + o];
        readout[o * features + f] = w * scale.deviation()[f];
        sum += (double) w * scale.mean()[f];
      }
      bias[o] = (float) sum;
    }
    return new NetworkParameters(
        hidden.input(),
        layers,
        hidden.banks(),
        structure.reading(),
        SkipShape.of(network.skip()),
        readout,
        bias);
  }

  /** The network, the scale of the features folded into its read-out. */
  SpikingNetwork network(TrainedScale scale) {
    List<SpikingLayer> built = new ArrayList<>();
    for (LayerParameters layer : layers) {
      built.add(layer.layer(built.isEmpty() ? input : new InputLayer(layer.inputs(), 1, 0)));
    }
    int outputs = outputs();
    int features = features();
    float[] weights = new float[features * outputs];
    float[] bias = new float[outputs];
    for (int o = 0; o < outputs; o++) {
      double sum = readoutBias[o];
      for (int f = 0; f < features; f++) {
        float w = readout[o * features + f] / scale.deviation()[f];
        weights[f * outputs + o] = w;
        sum -= (double) w * scale.mean()[f];
      }
      bias[o] = (float) sum;
    }
    return skip.network(new HiddenNetwork(input, built, banks), weights, bias);
  }
}
