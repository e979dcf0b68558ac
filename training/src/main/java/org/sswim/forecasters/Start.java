package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.stored.Labelled;
import org.sswim.training.WeightSource;

/** Where a gradient training starts. */
public enum Start implements Labelled {
  /** S-SWIM: sampled hidden weights and a read-out by ridge regression. */
  SSWIM(true),
  /** The hidden weights of the baseline {@code random}; the read-out is uniform, to be learnt. */
  RANDOM(false),
  /** The baseline {@code random} as it is, with its read-out by ridge regression. */
  RANDOM_SOLVED(true),
  /**
   * The usual default: all weights and biases uniform in {@code +-1 / sqrt(fan-in)}, fixed time
   * constants.
   */
  DEFAULT(false);

  private final boolean solved;

  Start(boolean solved) {
    this.solved = solved;
  }

  /** Where the hidden weights come from; null for the usual default. */
  public @Nullable WeightSource source() {
    return switch (this) {
      case SSWIM -> WeightSource.S_SWIM;
      case RANDOM, RANDOM_SOLVED -> WeightSource.RANDOM;
      case DEFAULT -> null;
    };
  }

  /** Whether the read-out is solved by ridge regression before training. */
  public boolean solved() {
    return solved;
  }
}
