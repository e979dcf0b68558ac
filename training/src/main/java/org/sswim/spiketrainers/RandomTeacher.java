package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.sampling.SeedStreams;
import org.sswim.simulation.RunningNetwork;

/**
 * A frozen random Spike Response Model network whose last layer's spikes are to be reproduced.
 *
 * <p>Weights are normal. Voltages have unit deviation over the sequences that it is drawn for, and
 * thresholds lie at a quantile of them. Every spike costs its neuron voltage for a while. Supports,
 * costs and quantiles are drawn uniformly, for each neuron its own:
 *
 * <table>
 *   <caption>Ranges</caption>
 *   <tr><td></td><td>hidden</td><td>outputs</td></tr>
 *   <tr><td>kernel</td><td>exponential</td><td>alpha</td></tr>
 *   <tr><td>support [steps]</td><td>2 .. 10</td><td>1.5 .. 4</td></tr>
 *   <tr><td>refractory support [steps]</td><td>1 .. 5</td><td>2 .. 4</td></tr>
 *   <tr><td>cost [deviations]</td><td>0.2 .. 1</td><td>1 .. 2</td></tr>
 *   <tr><td>quantile of the threshold</td><td>0.5 .. 0.9</td><td>0.7 .. 0.8</td></tr>
 * </table>
 */
public final class RandomTeacher {
  private final HiddenNetwork network;
  private final int units;

  private RandomTeacher(HiddenNetwork network, int units) {
    this.network = network;
    this.units = units;
  }

  private record Ranges(
      Kernel kernel, double[] support, double[] refractory, double[] cost, double[] quantile) {}

  private static double[] range(double low, double high) {
    return new double[] {low, high};
  }

  /**
   * Draws a teacher.
   *
   * @param inputs sequences that its voltages are scaled on, row-major {@code [steps][units]}
   * @param units inputs of a step
   * @param hidden neurons of a hidden layer, 0 for none: then outputs see the inputs
   * @param outputs number of outputs
   * @param seed covers every draw
   */
  public static RandomTeacher draw(
      List<float[]> inputs, int units, int hidden, int outputs, long seed) {
    UniformRandomProvider random = new SeedStreams(seed).stream("teacher");
    Ranges inner =
        new Ranges(Kernels.EXPONENTIAL, range(2, 10), range(1, 5), range(0.2, 1), range(0.5, 0.9));
    Ranges last =
        new Ranges(Kernels.ALPHA, range(1.5, 4), range(2, 4), range(1, 2), range(0.7, 0.8));
    List<SpikingLayer> layers = new ArrayList<>();
    if (hidden > 0) {
      layers.add(layer(layers, inputs, units, hidden, inner, random));
    }
    layers.add(layer(layers, inputs, units, outputs, last, random));
    return new RandomTeacher(network(layers, units), units);
  }

  private static HiddenNetwork network(List<SpikingLayer> layers, int units) {
    return new HiddenNetwork(
        new InputLayer(units, 1, 0),
        layers,
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1}));
  }

  private static SpikingLayer layer(
      List<SpikingLayer> before,
      List<float[]> inputs,
      int units,
      int neurons,
      Ranges ranges,
      UniformRandomProvider random) {
    int seen = before.isEmpty() ? units : before.get(before.size() - 1).neurons();
    float[] weights = new float[seen * neurons];
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    for (int w = 0; w < weights.length; w++) {
      weights[w] = (float) normal.sample();
    }
    float[] support = draw(neurons, ranges.support, random);
    float[] refractory = draw(neurons, ranges.refractory, random);
    float[] cost = draw(neurons, ranges.cost, random);
    float[] quantile = draw(neurons, ranges.quantile, random);
    SpikingLayer loose =
        SpikingLayer.of(ranges.kernel, weights, new float[neurons])
            .withSupport(support)
            .withRefractoryKernel(Kernels.EXPONENTIAL)
            .withRefractorySupport(refractory);
    List<SpikingLayer> all = new ArrayList<>(before);
    all.add(loose);
    float[][] voltages = voltages(network(all, units), inputs, units);
    float[] bias = new float[neurons];
    for (int i = 0; i < neurons; i++) {
      float[] own = voltages[i];
      double mean = 0;
      double square = 0;
      for (float v : own) {
        mean += v / (double) own.length;
        square += v * (double) v / own.length;
      }
      double deviation = Math.sqrt(Math.max(1e-12, square - mean * mean));
      Arrays.sort(own);
      bias[i] = (float) (-own[(int) (quantile[i] * (own.length - 1))] / deviation);
      cost[i] = -cost[i];
      for (int j = 0; j < seen; j++) {
        weights[j * neurons + i] /= (float) deviation;
      }
    }
    return loose.withCost(cost).withBias(bias);
  }

  private static float[] draw(int count, double[] range, UniformRandomProvider random) {
    float[] drawn = new float[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = (float) (range[0] + (range[1] - range[0]) * random.nextDouble());
    }
    return drawn;
  }

  /** Voltages of the last layer, {@code [neurons][steps of all sequences]}. */
  private static float[][] voltages(HiddenNetwork network, List<float[]> inputs, int units) {
    int all = inputs.stream().mapToInt(sequence -> sequence.length / units).sum();
    float[][] voltages = new float[network.last().neurons()][all];
    RunningNetwork running = new RunningNetwork(network);
    int at = 0;
    for (float[] sequence : inputs) {
      running.reset();
      for (int from = 0; from < sequence.length; from += units, at++) {
        float[] now = running.step(sequence, from).voltages(network.layers().size() - 1);
        for (int i = 0; i < now.length; i++) {
          voltages[i][at] = now[i];
        }
      }
    }
    return voltages;
  }

  /** Number of outputs. */
  public int outputs() {
    return network.last().neurons();
  }

  /**
   * What the teacher fires.
   *
   * @param sequence row-major {@code [steps][units]}
   * @return 0 and 1, row-major {@code [steps][outputs]}
   */
  public float[] answer(float[] sequence) {
    int outputs = outputs();
    float[] trains = new float[sequence.length / units * outputs];
    RunningNetwork running = new RunningNetwork(network);
    for (int t = 0; t * outputs < trains.length; t++) {
      running.step(sequence, t * units);
      System.arraycopy(running.spikes(), 0, trains, t * outputs, outputs);
    }
    return trains;
  }
}
