package org.sswim.algorithms.spiketiming;

import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Card;

/** The entry of training by spike times of ramps in the catalogue. */
public final class RelPsp {
  private RelPsp() {}

  /** The algorithm. */
  public static Algorithm<RelPspOptions> algorithm() {
    return new Algorithm<>(
        new Card(
            "rel-psp",
            "Zhang et al., Rectified linear postsynaptic potential function for backpropagation in"
                + " deep spiking neural networks, TNNLS 2021, arXiv 2003.11837",
            "non-leaky with ramps, one spike each; windows or event time",
            "time of one spike in, first spike or final potential out",
            "MNIST 784-400-10 98.1 %, 784-800-10 98.5 %; Fashion-MNIST 88.1 %",
            "MNIST, 784-400-10, 5 epochs, 5 seeds: 97.9 % in windows, 96.9 % in event time"
                + " (docs/algorithms/rel-psp.md)"),
        RelPspOptions.defaults(),
        RelPspOptions.published(),
        new RelPspTrainer(),
        true);
  }
}
