package org.sswim.algorithms.admm;

import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Card;

/** The entry of training by alternating directions in the catalogue. */
public final class Admm {
  static final String PAPER =
      "Perin et al., ADMM-based training for spiking neural networks, 2025, arXiv 2505.05527";

  private Admm() {}

  /** The algorithm. */
  public static Algorithm<AdmmOptions> algorithm() {
    return new Algorithm<>(
        new Card(
            "admm",
            PAPER,
            "leaky integrate-and-fire",
            "constant current in, final potential out",
            "residuals and training accuracy on N-MNIST; no test accuracy",
            "MNIST, 200 samples, 100 neurons: train 97 %, test 68 %; 5000 samples, 300 neurons:"
                + " test 89 % (docs/algorithms/admm.md)"),
        AdmmOptions.defaults(),
        AdmmOptions.published(),
        new AdmmTrainer(),
        false);
  }
}
