package org.sswim.algorithms;

import java.util.List;
import org.sswim.catalogue.Standing;

/**
 * The table of all systems. Its figures are those of their pages in {@code docs/algorithms}, where
 * the commands stand that repeat them.
 */
final class Standings {
  private static final double NONE = Double.NaN;
  private static final String MNIST = "MNIST, accuracy";

  static final List<Standing> ALL =
      List.of(
          new Standing(
              "s-swim",
              MNIST,
              "none on images",
              0.9664,
              400,
              717.1,
              14_707,
              6.77,
              "drawn neurons with a closed-form read-out take the fewest operations, 1.5 points"
                  + " behind DSR"),
          new Standing(
              "dsr",
              MNIST,
              "0.954 CIFAR-10",
              0.9815,
              400,
              579.6,
              67_024,
              6.23,
              "the most accurate of all rules here in a few seconds"),
          new Standing(
              "tandem",
              MNIST,
              "0.912 CIFAR-10",
              0.9794,
              400,
              304.3,
              64_266,
              6.64,
              "level with direct conversion at 8 steps, far ahead of it at 2"),
          new Standing(
              "forward-forward",
              MNIST,
              "0.983 MNIST",
              0.9728,
              1000,
              574.3,
              975_270,
              82.95,
              "learns without a backward pass, for a run of each class and ten times the seconds"),
          new Standing(
              "hybrid",
              MNIST,
              "0.932 CIFAR-10",
              0.9803,
              410,
              126.3,
              62_508,
              12.56,
              "decides after 1.1 of 16 steps, 0.2 points below waiting for all of them"),
          new Standing(
              "rel-psp",
              MNIST,
              "0.985 MNIST",
              0.9787,
              400,
              98.9,
              62_191,
              7.53,
              "the fewest spikes, as each neuron fires once at most"),
          new Standing(
              "admm",
              "MNIST 5k, accuracy",
              "none",
              0.8076,
              100,
              148.7,
              16_822,
              NONE,
              "needs no gradient, but is behind ridge, which needs none either and has 0.8697"),
          new Standing(
              "smgd",
              MNIST,
              "by picture only",
              0.9759,
              400,
              NONE,
              198_800,
              NONE,
              "4 bits in training, too, cost 0.8 points against floats at equal steps"),
          new Standing(
              "admm-lstm",
              "text, perplexity",
              "31 times smaller",
              9.240,
              96,
              NONE,
              NONE,
              NONE,
              "3 bits are 5.6 % above floats of equal steps, hardly better than plain rounding"),
          new Standing(
              "spikegan",
              "digits, accuracy",
              "+20 points",
              0.8333,
              64,
              NONE,
              NONE,
              NONE,
              "generated digits teach less than those of a maximum-likelihood generator, 0.9267"),
          new Standing(
              "esm-cnn",
              "births, RSE",
              "0.155 ar1, RMSE",
              0.353,
              0,
              NONE,
              NONE,
              NONE,
              "level with ridge, and behind S-SWIM with 0.336"),
          new Standing(
              "sqdr-cnn",
              "MNIST 20k, accuracy",
              "0.86 of best SNN",
              0.8157,
              6,
              2595,
              NONE,
              NONE,
              "the circuit does not help: rates that go straight to the outputs reach 0.8633"));

  private Standings() {}
}
