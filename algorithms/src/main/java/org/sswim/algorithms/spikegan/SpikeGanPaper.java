package org.sswim.algorithms.spikegan;

/** What the cards of all experiments with spiking generators say. */
final class SpikeGanPaper {
  static final String TITLE =
      "Rosenfeld, Simeone and Rajendran, Spiking generative adversarial networks with a neural"
          + " network discriminator: local training, Bayesian models, and continual meta-learning,"
          + " IEEE Transactions on Computers 2022, arXiv 2111.01750";

  static final String NEURON = "random neurons with filtered inputs and own traces (GLM SRM)";

  private SpikeGanPaper() {}
}
