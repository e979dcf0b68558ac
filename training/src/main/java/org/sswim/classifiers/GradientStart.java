package org.sswim.classifiers;

import org.sswim.training.WeightSource;

/** Where training by gradients starts from. */
public enum GradientStart {
  /** The usual random weights, everywhere. */
  USUAL,
  /** Random hidden weights, and a read-out that is solved. */
  RANDOM,
  /** A network of S-SWIM. */
  S_SWIM;

  /** Whether the read-out is solved. */
  boolean solved() {
    return this != USUAL;
  }

  /** Where hidden weights come from. */
  WeightSource source() {
    return this == RANDOM ? WeightSource.RANDOM : WeightSource.S_SWIM;
  }
}
