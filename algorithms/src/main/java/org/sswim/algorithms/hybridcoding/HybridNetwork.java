package org.sswim.algorithms.hybridcoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.hybridcoding.HybridOptions.Coding;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.FiringLayer;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.shown.ClockedLayer;
import org.sswim.shown.ClockedModel;
import org.sswim.shown.Encoder;
import org.sswim.shown.Neuron;
import org.sswim.shown.ReadOut;

/**
 * The parameters of a network under training: maps between layers, and a threshold each.
 *
 * @param thresholds of each hidden layer, and of the outputs
 */
record HybridNetwork(HybridOptions options, List<DenseMap> maps, float[] thresholds) {
  private static final int CANDIDATES = 40;
  private static final int SEEN = 20_000;
  private static final double QUANTILE = 0.999;

  /** The level at which neurons of one spike a step fire, which rounds their number. */
  private static final float LEVEL = 0.5f;

  /** A network of random weights. */
  static HybridNetwork drawn(int inputs, int classes, HybridOptions options, long seed) {
    SeedStreams streams = new SeedStreams(seed);
    List<DenseMap> maps =
        DenseMap.drawn(inputs, options.hidden(), classes, l -> streams.stream("hybrid-weights", l));
    float[] thresholds = new float[maps.size()];
    Arrays.fill(thresholds, 1);
    return new HybridNetwork(options, maps, thresholds);
  }

  /** Hidden layers. */
  int layers() {
    return maps.size() - 1;
  }

  float threshold(int layer) {
    return thresholds[layer];
  }

  void setOutputThreshold(float value) {
    thresholds[layers()] = value;
  }

  /** The neuron of a hidden layer. */
  Neuron neuron(int layer) {
    return switch (options.between(layer)) {
      case BURST -> Neuron.burst(options.burst());
      case PHASE -> Neuron.coded(Neuron.Code.PHASE);
      case TTFS -> Neuron.coded(Neuron.Code.FIRST);
      default -> Neuron.integrateAndFire(LEVEL);
    };
  }

  /** What spikes of a hidden neuron stand for is multiplied by this, and by its threshold. */
  private float hiddenFactor(int layer) {
    // The mean over steps is to be what the one spike stands for.
    return options.between(layer) == Coding.TTFS ? options.steps() : 1;
  }

  /** What a spike of a hidden layer stands for at a step. */
  float spike(int layer, int time) {
    return hiddenFactor(layer) * neuron(layer).weight(time) * thresholds[layer];
  }

  /** The largest mean over steps of what a hidden neuron stands for, in thresholds. */
  float most(int layer) {
    Neuron neuron = neuron(layer);
    float sum = 0;
    for (int t = 0; t < options.steps(); t++) {
      // Of the code with one spike the first is the largest.
      sum += options.between(layer) == Coding.TTFS && t > 0 ? 0 : neuron.most() * neuron.weight(t);
    }
    return hiddenFactor(layer) * sum / options.steps();
  }

  /** Shares of voltage and synaptic current that outputs keep, and what is gained. */
  Neuron output() {
    float left = (float) options.left();
    Neuron plain =
        switch (options.output()) {
          case DIRECT -> Neuron.integrator(left);
          case TTFS -> Neuron.leaky(left, 1, 1);
          default -> Neuron.integrateAndFire(LEVEL);
        };
    boolean rising = options.rise() > 0 && options.output() != Coding.RATE;
    return rising ? plain.rising((float) options.rise(), (float) options.kernelGain()) : plain;
  }

  Encoder encoder() {
    return switch (options.input()) {
      case RATE -> Encoder.RATE;
      case PHASE -> Encoder.PHASE;
      case TTFS -> Encoder.LATENCY;
      default -> Encoder.DIRECT;
    };
  }

  /** What spikes of the input are multiplied by, so that the mean over steps is the value. */
  float inputFactor() {
    return switch (options.input()) {
      // A period of all planes adds up to the value.
      case PHASE -> 8;
      // One spike in all steps; it says when, not how much, and counts as 1.
      case TTFS -> options.steps();
      default -> 1;
    };
  }

  /**
   * Sets thresholds by the activations A of the teacher. Of a grid, the threshold with the least
   * {@code sum (A - clipfloor(A))^2} is taken. T steps of a constant current A make {@code
   * clipfloor(A) = min(Gamma th T, th floor(T A / th)) / T}, or rounded where a step holds one
   * spike at most. Of codes whose spikes do not count it is what the neuron makes of such a
   * current.
   *
   * @param teacher maps of the teacher
   * @param some numbers of samples
   */
  void balance(List<DenseMap> teacher, Vectors data, int[] some) {
    RectifierPass pass = new RectifierPass(teacher, data, some.length);
    pass.loss(some, 0, some.length);
    for (int l = 0; l < layers(); l++) {
      thresholds[l] = bestThreshold(l, pass.activations(l + 1));
    }
    if (options.output() == Coding.RATE) {
      thresholds[layers()] = Math.max(1e-3f, quantile(pass.activations(maps.size())));
    }
  }

  private static float quantile(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (QUANTILE * (sorted.length - 1))];
  }

  private float bestThreshold(int layer, float[] a) {
    float largest = Math.max(1e-3f, quantile(a));
    if (neuron(layer).code() != Neuron.Code.COUNT) {
      return bestOfCode(layer, a, largest);
    }
    int t = options.steps();
    float most = most(layer);
    double half = most > 1 ? 0 : LEVEL;
    return best(
        largest / most,
        th -> {
          double sum = 0;
          for (float value : a) {
            double count = Math.min((double) most * t, Math.floor(t * value / th + half));
            double miss = value - th * count / t;
            sum += miss * miss;
          }
          return sum;
        });
  }

  /** The same by simulation of some activations, evenly spread. */
  private float bestOfCode(int layer, float[] a, float largest) {
    int count = Math.min(SEEN, a.length);
    float[] current = Rows.of(count, i -> a[(int) ((long) i * a.length / count)]);
    // A neuron of one spike may do better where it cannot say the largest values.
    int steps = options.steps();
    Neuron neuron = neuron(layer);
    FiringLayer run = new FiringLayer(neuron, steps, count, 1, false);
    float[] mean = new float[count];
    return best(
        2 * largest / most(layer),
        th -> {
          FiringLayer.Meaning meaning =
              (t, n, spikes) -> hiddenFactor(layer) * neuron.weight(t) * th / steps;
          run.run(1, th, current, meaning, mean);
          double sum = 0;
          for (int i = 0; i < count; i++) {
            sum += (current[i] - mean[i]) * (current[i] - mean[i]);
          }
          return sum;
        });
  }

  /** What a threshold costs. */
  private interface Cost {
    double of(float threshold);
  }

  /** Of an even grid up to the highest the threshold that costs least, the first of several. */
  private static float best(float highest, Cost cost) {
    double least = Double.POSITIVE_INFINITY;
    float best = highest;
    for (int c = 1; c <= CANDIDATES; c++) {
      float th = highest * c / CANDIDATES;
      double own = cost.of(th);
      if (own < least) {
        least = own;
        best = th;
      }
    }
    return best;
  }

  /** Multiplies weights and biases of the outputs. */
  void scaleOutputs(float factor) {
    maps.get(layers()).parameters().forEach(array -> Rows.multiply(factor, array));
  }

  /** The network as it is simulated. */
  ClockedModel model(Vectors data, Provenance provenance) {
    List<ClockedLayer> layers = new ArrayList<>();
    float spike = inputFactor();
    for (int l = 0; l < layers(); l++) {
      layers.add(maps.get(l).neurons(spike, 1, neuron(l), thresholds[l]));
      spike = hiddenFactor(l) * thresholds[l];
    }
    float threshold = thresholds[layers()];
    layers.add(maps.get(layers()).neurons(spike, 1, output(), threshold));
    ReadOut readOut =
        switch (options.output()) {
          case DIRECT -> new ReadOut(ReadOut.Kind.POTENTIAL, 1, 1f / options.steps());
          case TTFS -> ReadOut.of(ReadOut.Kind.FIRST_SPIKE);
          default -> new ReadOut(ReadOut.Kind.COUNT, 1, threshold / options.steps());
        };
    return data.model(options.steps(), encoder(), layers, readOut, provenance);
  }
}
