package org.sswim.algorithms.lowbit;

import org.sswim.checks.Checks;

/**
 * The values that weights of few bits may have: {@code alpha k} for whole k, or with k halfway
 * between whole numbers, {@code 2^bits} of them around 0.
 *
 * @param step alpha, the distance of neighbours, above 0
 * @param bits of a weight, 1 .. {@value #MOST_BITS}
 * @param halves whether values lie halfway, at {@code alpha (k + 1/2)}: then none is 0 and the
 *     largest is as far from 0 as the least
 */
public record Lattice(float step, int bits, boolean halves) {
  /** Bits of a weight at most. */
  public static final int MOST_BITS = 16;

  /** Checks the ranges. */
  public Lattice {
    Checks.that(step > 0 && Float.isFinite(step))
        .or("the step of a lattice must be above 0; got %s", step);
    Checks.within("bits", bits, 1, MOST_BITS);
  }

  private float offset() {
    return halves ? 0.5f : 0;
  }

  /** Number of values. */
  public int size() {
    return 1 << bits;
  }

  /**
   * A value.
   *
   * @param level counted from the least, 0 .. {@link #size} - 1
   */
  public float value(int level) {
    return step * (level - (size() >> 1) + offset());
  }

  /** The level of the value next to w. */
  public int nearest(float w) {
    double place = Math.rint(w / step - offset()) + (size() >> 1);
    return (int) Math.max(0, Math.min(size() - 1, place));
  }

  /**
   * The level of one of the two values next to w, so that the mean is w: stochastic rounding.
   *
   * @param u uniform in [0, 1)
   */
  public int around(float w, float u) {
    double place = Math.floor(w / step - offset() + u) + (size() >> 1);
    return (int) Math.max(0, Math.min(size() - 1, place));
  }
}
