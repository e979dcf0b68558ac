package org.sswim.algorithms.tandem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sswim.algorithms.learning.Dropout;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.Optimizer;
import org.sswim.network.Provenance;
import org.sswim.shown.ClockedLayer;
import org.sswim.shown.ClockedModel;
import org.sswim.shown.Encoder;
import org.sswim.shown.Neuron;
import org.sswim.shown.ReadOut;

/**
 * The parameters of a network under training, of which the first layers spike and the others
 * rectify. Weights are kept twice where they are to have few bits, or neurons few inputs: as they
 * train, and rounded, as they are used.
 */
final class TandemNetwork {
  static final Neuron NEURON = Neuron.integrateAndFire(1);

  private final TandemOptions options;
  private final List<LayerMap> maps;

  /** Weights as they train; the maps' own arrays where nothing is rounded. */
  private final List<float[]> trained = new ArrayList<>();

  private final float[] thresholds;
  private final long seed;
  private final List<float[]> targets;
  private int spiking;

  /**
   * A network that is to give values.
   *
   * @param data with a name of an output in the place of each class, and the number of each sample
   *     in the place of its class
   * @param targets of each sample, {@code [outputs]}; none of classes
   */
  TandemNetwork(Vectors data, List<float[]> targets, TandemOptions options, long seed) {
    this.options = options;
    this.targets = targets;
    this.seed = seed;
    maps = data.drawn(options.filters(), options.hidden(), 0, seed, "tandem-weights");
    for (LayerMap map : maps) {
      float[] weights = map.parameters().get(0);
      trained.add(options.coarse() ? weights.clone() : weights);
    }
    thresholds = new float[maps.size() - 1];
  }

  TandemOptions options() {
    return options;
  }

  List<float[]> targets() {
    return targets;
  }

  List<LayerMap> maps() {
    return maps;
  }

  /** Hidden layers. */
  int layers() {
    return thresholds.length;
  }

  /** How many of them, from the first on, spike. */
  int spiking() {
    return spiking;
  }

  /** What a spike of a layer stands for, and takes away from the voltage. */
  float threshold(int layer) {
    return thresholds[layer];
  }

  /** What training leaves out of the inputs of a map. */
  Dropout dropout(int map) {
    return new Dropout(map == 0 ? options.inputDropout() : options.dropout(), seed);
  }

  /** Has the next layer spike. */
  void convert(float threshold) {
    thresholds[spiking++] = threshold;
  }

  /** What trains from some map on: of each weights, biases, and what else there is. */
  List<Optimizer.Group> groups(int first) {
    List<Optimizer.Group> groups = new ArrayList<>();
    for (int m = first; m < maps.size(); m++) {
      groups.add(new Optimizer.Group(trained.get(m), 1, true));
      List<float[]> own = maps.get(m).parameters();
      own.subList(1, own.size()).forEach(it -> groups.add(new Optimizer.Group(it, 1, false)));
    }
    return groups;
  }

  /** The arrays of all that changes from some map on. */
  List<float[]> changing(int first) {
    return Stream.concat(
            groups(first).stream().map(Optimizer.Group::values),
            LayerMap.besides(maps.subList(first, maps.size())).stream()
                .flatMap(state -> state.arrays().stream()))
        .toList();
  }

  /**
   * Makes the weights that are used of those that train.
   *
   * @param rounded whether they have few bits, and neurons few inputs, by now
   */
  void use(boolean rounded) {
    if (!options.coarse()) {
      return;
    }
    for (int m = 0; m < maps.size(); m++) {
      float[] from = trained.get(m);
      List<float[]> own = maps.get(m).parameters();
      float[] to = own.get(0);
      System.arraycopy(from, 0, to, 0, to.length);
      if (rounded && options.fanIn() > 0) {
        keep(options.fanIn(), own.get(1).length, to);
      }
      if (rounded && options.weightBits() > 0) {
        round(options.weightBits(), to, to);
      }
    }
  }

  /**
   * The network as it is simulated with all layers spiking.
   *
   * @param threshold of each layer
   */
  ClockedModel model(Vectors data, float[] threshold, Provenance provenance) {
    float part = 1f / options.steps();
    List<ClockedLayer> layers = new ArrayList<>();
    // A vector comes at the first step, a T-th of a sequence's row at each.
    float spike = data.sequences() ? part : 1;
    for (int l = 0; l < layers(); l++) {
      layers.add(maps.get(l).neurons(spike, part, NEURON, threshold[l]));
      spike = threshold[l];
    }
    layers.add(maps.get(layers()).neurons(spike, part, Neuron.integrator(1), 1));
    return data.model(
        options.steps(), Encoder.ONCE, layers, ReadOut.of(ReadOut.Kind.POTENTIAL), provenance);
  }

  /** The thresholds of the layers that spike; those of others are 0. */
  float[] thresholds() {
    return Arrays.copyOf(thresholds, thresholds.length);
  }

  /**
   * Rounds weights to few bits: {@code q = d round(w / d)} with {@code d = max |w| / (2^(bits - 1)
   * - 1)}, so that levels are even, 0 is one of them and the largest weight stays.
   */
  static void round(int bits, float[] weights, float[] out) {
    float most = 0;
    for (float w : weights) {
      most = Math.max(most, Math.abs(w));
    }
    float step = most / ((1 << (bits - 1)) - 1);
    for (int i = 0; i < weights.length; i++) {
      out[i] = step > 0 ? step * Math.round(weights[i] / step) : 0;
    }
  }

  /**
   * Keeps the largest weights of each neuron, and sets the others to 0.
   *
   * @param most inputs that each neuron keeps; of equal weights the first
   * @param weights row-major {@code [inputs][outputs]}
   */
  static void keep(int most, int outputs, float[] weights) {
    int inputs = weights.length / outputs;
    if (inputs <= most) {
      return;
    }
    float[] size = new float[inputs];
    for (int j = 0; j < outputs; j++) {
      for (int i = 0; i < inputs; i++) {
        size[i] = Math.abs(weights[i * outputs + j]);
      }
      Arrays.sort(size);
      float least = size[inputs - most];
      int level = 0;
      for (int i = inputs - most; i < inputs && size[i] == least; i++) {
        level++;
      }
      for (int at = j; at < weights.length; at += outputs) {
        float own = Math.abs(weights[at]);
        if (own < least || (own == least && level-- <= 0)) {
          weights[at] = 0;
        }
      }
    }
  }
}
