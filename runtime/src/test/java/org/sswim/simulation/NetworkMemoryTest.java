package org.sswim.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;

class NetworkMemoryTest {
  private static HiddenNetwork network(Kernel kernel, float cost) {
    SpikingLayer layer =
        SpikingLayer.of(kernel, new float[2], new float[2])
            .withDelay(new int[] {0, 3})
            .withSupport(new float[] {2, 1})
            .withRefractorySupport(new float[] {10, 1})
            .withCost(new float[] {cost, cost});
    return new HiddenNetwork(
        new InputLayer(1, 1, 0),
        List.of(layer),
        new ReadoutBanks(kernel, new int[] {1}, new float[] {4}));
  }

  @Test
  void exponentialsFallByTheirSupport() {
    // e^-3 after 3 supports: 6 steps of the first neuron or 3 + 3 of the second, then 1 + 12.
    double tolerance = Math.exp(-3) * (1 + 1e-9);
    assertThat(NetworkMemory.steps(network(Kernels.EXPONENTIAL, 0), tolerance)).isEqualTo(19);
    // With a spike cost the refractory response counts: 30 steps.
    assertThat(NetworkMemory.steps(network(Kernels.EXPONENTIAL, -1), tolerance)).isEqualTo(43);
  }

  @Test
  void finiteKernelsEnd() {
    int psp = Math.max(Kernels.RAISED_COSINE.length(2), 3 + Kernels.RAISED_COSINE.length(1));
    assertThat(NetworkMemory.steps(network(Kernels.RAISED_COSINE, 0), 1e-6))
        .isEqualTo(psp + 1 + Kernels.RAISED_COSINE.length(4));
  }
}
