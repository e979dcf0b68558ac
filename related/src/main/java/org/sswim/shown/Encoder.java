package org.sswim.shown;

import org.sswim.classification.Coding;

/** How a value x becomes the input of T steps. */
public enum Encoder {
  /** The value itself at every step: a constant current. */
  DIRECT,
  /** The value at the first step, then 0. */
  ONCE,
  /**
   * The row of a sequence whose turn it is; the sequence is cut into as many as there are steps.
   */
  ROWS,
  /** Spikes at even intervals, x of them a step, 0 &le; x &le; 1. */
  RATE,
  /** One spike, the earlier the larger x, 0 &lt; x &le; 1; none of 0. */
  LATENCY,
  /**
   * The bits of x in [0, 1), the highest first, again and again. At step t there is a spike of
   * weight {@code 2^-(1 + t mod 8)} where that bit of {@code floor(256 x)} is 1.
   */
  PHASE;

  private static final int BITS = 8;
  private static final int PLANES = 1 << BITS;

  /**
   * The input at a step.
   *
   * @param x the value
   * @param step counted from 0
   * @param steps T
   */
  public float at(float x, int step, int steps) {
    return switch (this) {
      case DIRECT, ROWS -> x;
      case ONCE -> step == 0 ? x : 0;
      case RATE -> Coding.RATE.code(x, step, steps);
      case LATENCY -> Coding.LATENCY.code(x, step, steps);
      case PHASE -> {
        int level = Math.max(0, Math.min(PLANES - 1, (int) (x * PLANES)));
        int bit = step % BITS;
        yield (level >> (BITS - 1 - bit) & 1) == 0 ? 0 : 1f / (2 << bit);
      }
    };
  }

  /** Whether the input is the same at every step, so that what depends on it is computed once. */
  public boolean constant() {
    return this == DIRECT;
  }
}
