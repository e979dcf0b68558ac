package org.sswim.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;

/** Small networks for tests. */
final class Networks {
  private Networks() {}

  /** One neuron with one input of the given weight and bias, refractory exponential. */
  static SpikingLayer neuron(
      Kernel psp, int delay, float support, float cost, float refractory, float w, float b) {
    return SpikingLayer.of(psp, new float[] {w}, new float[] {b})
        .withDelay(new int[] {delay})
        .withSupport(new float[] {support})
        .withRefractoryKernel(Kernels.EXPONENTIAL)
        .withRefractorySupport(new float[] {refractory})
        .withCost(new float[] {cost});
  }

  static HiddenNetwork hidden(
      InputLayer input, Kernel bank, float support, SpikingLayer... layers) {
    return new HiddenNetwork(
        input, List.of(layers), new ReadoutBanks(bank, new int[] {0}, new float[] {support}));
  }

  /** A random network of the given widths with the given kernel everywhere. */
  static SpikingNetwork random(
      Kernel kernel, float cost, InputLayer input, int outputs, long seed, int... widths) {
    Random random = new Random(seed);
    SpikingLayer[] layers = new SpikingLayer[widths.length];
    int inputs = input.width();
    for (int l = 0; l < widths.length; l++) {
      int n = widths[l];
      int[] delay = new int[n];
      float[] support = new float[n];
      float[] refractory = new float[n];
      float[] costs = new float[n];
      for (int i = 0; i < n; i++) {
        delay[i] = random.nextInt(3);
        support[i] = 1 + random.nextInt(3);
        refractory[i] = 1 + 2 * random.nextFloat();
        costs[i] = -cost * random.nextFloat();
      }
      layers[l] =
          SpikingLayer.of(kernel, gaussian(random, inputs * n), gaussian(random, n))
              .withDelay(delay)
              .withSupport(support)
              .withRefractorySupport(refractory)
              .withCost(costs);
      inputs = n;
    }
    ReadoutBanks banks = new ReadoutBanks(kernel, new int[] {0, 1}, new float[] {2, 3});
    HiddenNetwork hidden = new HiddenNetwork(input, Arrays.asList(layers), banks);
    return new SpikingNetwork(
        hidden,
        new Readout(gaussian(random, hidden.features() * outputs), gaussian(random, outputs)));
  }

  /** The same network with random skip connections. */
  static SpikingNetwork skipping(SpikingNetwork network, int delays, long seed) {
    int signals = network.hidden().input().signals();
    float[] weights = gaussian(new Random(seed), signals * delays * network.outputs());
    return new SpikingNetwork(
        network.hidden(), network.readout(), new SkipConnections(signals, 0, delays, 0, weights));
  }

  static float[] gaussian(Random random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
