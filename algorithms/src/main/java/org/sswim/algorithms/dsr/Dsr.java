package org.sswim.algorithms.dsr;

import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Card;

/** The entry of differentiation on spike representation in the catalogue. */
public final class Dsr {
  private Dsr() {}

  /** The algorithm. */
  public static Algorithm<DsrOptions> algorithm() {
    return new Algorithm<>(
        new Card(
            "dsr",
            "Meng et al., Training high-performance low-latency spiking neural networks by"
                + " differentiation on spike representation, CVPR 2022, arXiv 2205.00459",
            "integrate-and-fire, leaky or not, with trained thresholds",
            "constant current in, final potential out",
            "CIFAR-10 95.40 %, CIFAR-100 78.50 %, DVS-CIFAR10 77.3 % (large convolution nets)",
            "MNIST, 5 steps, 4 to 5 epochs, 3 seeds: 784-400-10 98.2 %, two convolutions 98.9 %"
                + " (docs/algorithms/dsr.md)"),
        DsrOptions.defaults(),
        DsrOptions.published(),
        new DsrTrainer(),
        true);
  }
}
