package org.sswim.network;

import org.sswim.checks.Checks;
import org.sswim.kernel.Kernel;
import org.sswim.stored.Axes;

/**
 * The kernel banks through which the read-out sees the spikes of the last hidden layer. Bank m
 * holds for every neuron its spike train filtered by k((u - tau_m) / sigma_m), at the last step.
 *
 * <p>The arrays are shared, not copied: do not modify them after construction.
 *
 * @param kernel k, scaled to unit sum
 * @param delay tau_m, in whole time steps, at least 0: {@code [banks]}
 * @param support sigma_m, in time steps, above 0: {@code [banks]}
 */
public record ReadoutBanks(
    Kernel kernel, @Axes("banks") int[] delay, @Axes("banks") float[] support) {

  /**
   * Longest useful support, in time steps. With a longer one, a float cannot tell the rest of a
   * spike after one step from the whole. A bank of it holds the mean over all steps.
   */
  public static final int LONGEST_SUPPORT = 1 << 24;

  /** Checks shapes and ranges. */
  public ReadoutBanks {
    Checks.that(support.length >= 1).or("a read-out needs at least one bank");
    Checks.length("delay", delay.length, support.length);
    Checks.each("delays must be at least 0", delay, d -> d >= 0);
    Checks.positive("support", support);
  }

  /** Number of banks. */
  public int banks() {
    return support.length;
  }
}
