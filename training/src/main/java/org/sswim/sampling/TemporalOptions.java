package org.sswim.sampling;

import org.sswim.stored.Withers;

/**
 * How delays and supports are drawn (S-SWIM step 1).
 *
 * @param rule how (tau, sigma) are found
 * @param power exponent of the correlation in the correlation rule, at least 0
 * @param fixedDelay tau of the fixed rule, in whole steps, at least 0
 * @param fixedSupport sigma of the fixed rule, in steps, above 0
 * @param deepSupport sigma of the fixed rule in layers after the first, in square roots of the
 *     number of steps, above 0
 */
@Withers
public record TemporalOptions(
    Rule rule, double power, int fixedDelay, double fixedSupport, double deepSupport)
    implements TemporalOptionsBuilder.With {

  /** Checks the ranges. */
  public TemporalOptions {
    if (!(power >= 0 && power <= 100)) {
      throw new IllegalArgumentException("power must lie in 0..100; got " + power);
    }
    if (fixedDelay < 0) {
      throw new IllegalArgumentException("the fixed delay must be at least 0; got " + fixedDelay);
    }
    if (!(fixedSupport > 0 && Double.isFinite(fixedSupport))) {
      throw new IllegalArgumentException("the fixed support must be above 0; got " + fixedSupport);
    }
    if (!(deepSupport > 0 && Double.isFinite(deepSupport))) {
      throw new IllegalArgumentException("the deep support must be above 0; got " + deepSupport);
    }
  }

  /** Fixed: no delay, a support of .1 steps, in later layers of .6 square roots of the steps. */
  public static TemporalOptions defaults() {
    return new TemporalOptions(Rule.FIXED, 2, 0, 0.1, 0.6);
  }

  /**
   * The options of layers after the first. They see spikes, which say little one step at a time, so
   * a fixed support is longer there: {@code deepSupport * sqrt(steps)}.
   *
   * @param steps steps that the network takes in a sample
   */
  public TemporalOptions deeper(int steps) {
    return withFixedSupport(deepSupport * Math.sqrt(steps));
  }

  /** How (tau, sigma) are found. */
  public enum Rule {
    /** From a grid, in proportion to a power of the correlation of responses with targets. */
    CORRELATION,
    /** Support log-uniform, delay uniform: the data-free ablation. */
    LOG_UNIFORM,
    /** The same for all neurons. */
    FIXED
  }
}
