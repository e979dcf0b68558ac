package org.sswim.algorithms.dsr;

import java.util.ArrayList;
import java.util.List;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.LayerStack;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.Optimizer;
import org.sswim.lowbit.PowerTable;
import org.sswim.network.Provenance;
import org.sswim.shown.ClockedLayer;
import org.sswim.shown.ClockedModel;
import org.sswim.shown.Encoder;
import org.sswim.shown.Neuron;
import org.sswim.shown.ReadOut;

/**
 * The parameters of a network under training: maps between layers, and a threshold each.
 *
 * @param thresholds Vth of each hidden layer, an array each, as parameters are
 */
record DsrNetwork(DsrOptions options, List<LayerMap> maps, List<float[]> thresholds) {
  /** Below this a threshold would let neurons fire at every step, whatever comes in. */
  private static final float LEAST_THRESHOLD = 1e-3f;

  /**
   * A network of random weights: convolutions, each with pooling behind it, then dense layers.
   *
   * @throws IllegalArgumentException if there are to be convolutions, but data are no images, or
   *     too small for as much pooling
   */
  static DsrNetwork drawn(Vectors data, DsrOptions options, long seed) {
    List<LayerMap> maps =
        data.drawn(options.filters(), options.hidden(), options.blocks(), seed, "dsr-weights");
    List<float[]> thresholds = new ArrayList<>();
    for (int l = 0; l < maps.size() - 1; l++) {
      thresholds.add(new float[] {options.threshold().or(1.0).floatValue()});
    }
    return new DsrNetwork(options, maps, thresholds);
  }

  /** Hidden layers. */
  int layers() {
    return thresholds.size();
  }

  float threshold(int layer) {
    return thresholds.get(layer)[0];
  }

  /** Whether a hidden layer takes the spikes of the one two before as they are, too. */
  boolean shortcut(int layer) {
    return LayerStack.closesBlock(layer, options.blocks());
  }

  /** What a spike of a layer stands for. */
  float spike(int layer) {
    return (float) (options.perThreshold() * threshold(layer));
  }

  /** Everything that trains, thresholds last. */
  List<Optimizer.Group> groups() {
    List<Optimizer.Group> groups = LayerMap.groups(maps);
    double rate = options.trainThresholds() ? 1 : 0;
    thresholds.forEach(th -> groups.add(new Optimizer.Group(th, rate, false)));
    return groups;
  }

  /** The weights of every map that has some, as columns of its outputs or filters. */
  List<PowerTable.Weights> weights() {
    List<PowerTable.Weights> all = new ArrayList<>();
    for (LayerMap map : maps) {
      List<float[]> own = map.parameters();
      all.add(new PowerTable.Weights(own.get(0), own.get(1).length, 1));
    }
    return all;
  }

  /** Puts thresholds back above their bound. */
  void keepInRange() {
    thresholds.forEach(th -> th[0] = Math.max(LEAST_THRESHOLD, th[0]));
  }

  /** The neuron of the hidden layers. */
  static Neuron neuron(DsrOptions options) {
    float level = (float) options.level();
    double left = options.left();
    return left == 1
        ? Neuron.integrateAndFire(level)
        : Neuron.leaky((float) left, (float) (1 - left), level);
  }

  /** The network as it is simulated. */
  ClockedModel model(Vectors data, Provenance provenance) {
    List<ClockedLayer> layers = new ArrayList<>();
    float spike = 1;
    for (int l = 0; l < layers(); l++) {
      layers.add(
          maps.get(l)
              .neurons(spike, 1, neuron(options), threshold(l))
              .withShortcut(shortcut(l) ? spike(l - 2) : 0));
      spike = spike(l);
    }
    // What the outputs hold in the end are weighted sums over steps, not means.
    float last = options.stepWeights()[options.steps() - 1];
    layers.add(
        maps.get(layers())
            .neurons(spike * last, last, Neuron.integrator((float) options.left()), 1));
    return data.model(
        options.steps(), Encoder.DIRECT, layers, ReadOut.of(ReadOut.Kind.POTENTIAL), provenance);
  }
}
