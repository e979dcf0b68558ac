package org.sswim.algorithms.tandem;

import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Card;

/** The entry of progressive tandem learning in the catalogue. */
public final class Tandem {
  private Tandem() {}

  /** The algorithm. */
  public static Algorithm<TandemOptions> algorithm() {
    return new Algorithm<>(
        new Card(
            "tandem",
            "Wu et al., Progressive tandem learning for pattern recognition with deep spiking"
                + " neural networks, TPAMI 2021, arXiv 2007.01204",
            "integrate-and-fire, thresholds balanced by percentile",
            "values as a current at the first step in, final potential out",
            "CIFAR-10 91.24 %, ImageNet 65.08 % at 16 steps (large convolution nets)",
            "MNIST, 784-400-10, 3 seeds: 98.1 % at 8 steps, 97.9 % at 4, 97.3 % at 2"
                + " (docs/algorithms/tandem.md)"),
        TandemOptions.defaults(),
        TandemOptions.published(),
        new TandemTrainer(),
        true);
  }
}
