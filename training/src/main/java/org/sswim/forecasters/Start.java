package org.sswim.forecasters;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.training.WeightSource;

/** Where a gradient training starts. */
public enum Start {
  /** S-SWIM: sampled hidden weights and a read-out by ridge regression. */
  S_SWIM("sswim", true),
  /** The hidden weights of the baseline {@code random}; the read-out is uniform, to be learnt. */
  RANDOM("random", false),
  /** The baseline {@code random} as it is, with its read-out by ridge regression. */
  RANDOM_SOLVED("random-solved", true),
  /**
   * The usual default: all weights and biases uniform in {@code +-1 / sqrt(fan-in)}, fixed time
   * constants.
   */
  DEFAULT("default", false);

  private final String label;
  private final boolean solved;

  Start(String label, boolean solved) {
    this.label = label;
    this.solved = solved;
  }

  /** The name in options and tables. */
  public String label() {
    return label;
  }

  /** Where the hidden weights come from; null for the usual default. */
  public @Nullable WeightSource source() {
    return switch (this) {
      case S_SWIM -> WeightSource.S_SWIM;
      case RANDOM, RANDOM_SOLVED -> WeightSource.RANDOM;
      case DEFAULT -> null;
    };
  }

  /** Whether the read-out is solved by ridge regression before training. */
  public boolean solved() {
    return solved;
  }

  /**
   * The start of a name.
   *
   * @throws IllegalArgumentException listing the known names
   */
  public static Start named(String label) {
    return Arrays.stream(values())
        .filter(start -> start.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown start '%s'; known: %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Start::label)
                                .collect(Collectors.joining(", ")))));
  }
}
