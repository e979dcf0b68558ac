package org.sswim.sampling;

/**
 * How delays, supports and refractory parameters are drawn (S-SWIM step 1).
 *
 * @param rule how (tau, sigma) are found
 * @param power exponent of the correlation in the correlation rule, at least 0
 * @param fixedDelay tau of the fixed rule, in whole steps, at least 0
 * @param fixedSupport sigma of the fixed rule, in steps, above 0
 * @param deepSupport sigma of the fixed rule in layers after the first, in square roots of the
 *     number of steps, above 0
 * @param maxCost c_max: spike costs are uniform in [-c_max, 0]; in units of the voltage's standard
 *     deviation, at least 0
 */
public record TemporalOptions(
    Rule rule,
    double power,
    int fixedDelay,
    double fixedSupport,
    double deepSupport,
    double maxCost) {

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
    if (!(maxCost >= 0 && Double.isFinite(maxCost))) {
      throw new IllegalArgumentException(
          "the largest spike cost must be at least 0; got " + maxCost);
    }
  }

  /** The same with another largest spike cost. */
  public TemporalOptions withMaxCost(double cost) {
    return new TemporalOptions(rule, power, fixedDelay, fixedSupport, deepSupport, cost);
  }

  /**
   * The options of layers after the first. They see spikes, which say little one step at a time, so
   * a fixed support is longer there: {@code deepSupport * sqrt(steps)}.
   *
   * @param steps steps that the network takes in a window
   */
  public TemporalOptions deeper(int steps) {
    return new TemporalOptions(
        rule, power, fixedDelay, deepSupport * Math.sqrt(steps), deepSupport, maxCost);
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
