package org.sswim.algorithms.forwardforward;

import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Card;

/** The entry of Forward-Forward in the catalogue. */
public final class ForwardForward {
  private ForwardForward() {}

  /** The algorithm. */
  public static Algorithm<ForwardForwardOptions> algorithm() {
    return new Algorithm<>(
        new Card(
            "forward-forward",
            "Ghader et al., Backpropagation-free spiking neural networks with the forward-forward"
                + " algorithm, Scientific Reports 2026, arXiv 2502.20411",
            "leaky integrate-and-fire",
            "constant current with a class in, goodness of all classes out; or spike counts",
            "MNIST 98.34 %",
            "MNIST, 784-500-500, 6 epochs a layer,"
                + " 3 seeds: 97.3 % (docs/algorithms/forward-forward.md)"),
        ForwardForwardOptions.defaults(),
        ForwardForwardOptions.published(),
        new ForwardForwardTrainer(),
        true);
  }
}
