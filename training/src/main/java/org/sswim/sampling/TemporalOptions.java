package org.sswim.sampling;

import org.sswim.checks.Ranges;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * How delays and supports are drawn (S-SWIM step 1).
 *
 * @param rule how (tau, sigma) are found
 * @param fixedSupport sigma of the fixed rule, whose tau is 0, and the shortest of the grid; in
 *     steps, above 0
 */
@Withers
public record TemporalOptions(Rule rule, double fixedSupport)
    implements TemporalOptionsBuilder.With {
  private static final double DEEP = 0.6;

  /** Checks the range. */
  public TemporalOptions {
    Ranges.requireAbove("the fixed support", fixedSupport);
  }

  /** Fixed: no delay, a support of 0.1 steps. */
  public static TemporalOptions defaults() {
    return Presets.of(TemporalOptions.class);
  }

  /**
   * The options of layers after the first. They see spikes, which say little one step at a time, so
   * a fixed support is longer there: {@code 0.6 sqrt(steps)}.
   *
   * @param steps steps that the network takes in a sample
   */
  public TemporalOptions deeper(int steps) {
    return withFixedSupport(DEEP * Math.sqrt(steps));
  }

  /** How (tau, sigma) are found. */
  public enum Rule {
    /** From a grid, in proportion to the squared correlation of responses with targets. */
    CORRELATION,
    /** The same for all neurons. */
    FIXED
  }
}
