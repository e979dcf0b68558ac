package org.sswim.linalg;

import org.sswim.options.Auto;
import org.sswim.options.Withers;

/**
 * How ridge regression treats its features before it solves, and how its penalties are chosen.
 *
 * @param scale whether each feature is scaled to unit standard deviation, so that the penalty
 *     weighs all alike; weights come back in the original unit either way
 * @param deadVariance a feature whose variance is at most this fraction of its mean square is
 *     constant (never active, or always) and gets the weight 0; in [0, 1). Must stay above the
 *     rounding error of the sums, about 1e-13
 * @param dropDuplicates whether of two features with correlation beyond {@code 1 - duplicateGap} in
 *     absolute value the later gets the weight 0; if not, the penalty shares the weight among them
 * @param duplicateGap distance of a duplicate's correlation from 1; in (0, 1)
 * @param blocks blocks of the training samples that are left out in turn to choose penalties,
 *     besides the validation samples; 1 for those alone
 * @param directions most directions among the targets that may have penalties of their own, see
 *     {@link OwnPenalties}; 0 for one penalty for all
 * @param recency what a block of the training samples weighs of what the next one does, in (0, 1];
 *     1 where all count alike; or automatic, as left-out samples choose
 * @param mayBeNone whether weights and intercept are 0 where left-out samples show no clear gain
 *     over that
 * @param besideRaw whether outputs that see raw samples, too, are the mean of this read-out and of
 *     ridge regression on those alone, unless left-out samples clearly speak against it: what few
 *     samples choose is left to chance
 */
@Withers
public record RidgeOptions(
    boolean scale,
    double deadVariance,
    boolean dropDuplicates,
    double duplicateGap,
    int blocks,
    int directions,
    Auto<Double> recency,
    boolean mayBeNone,
    boolean besideRaw)
    implements RidgeOptionsBuilder.With {

  /** Checks the ranges. */
  public RidgeOptions {
    if (!(deadVariance >= 0 && deadVariance < 1)) {
      throw new IllegalArgumentException(
          "deadVariance is " + deadVariance + ", must be at least 0 and below 1");
    }
    if (!(duplicateGap > 0 && duplicateGap < 1)) {
      throw new IllegalArgumentException(
          "duplicateGap is " + duplicateGap + ", must lie between 0 and 1");
    }
    if (blocks < 1 || blocks > 100) {
      throw new IllegalArgumentException("blocks must lie in 1..100; got " + blocks);
    }
    if (!(recency.or(1.0) > 0 && recency.or(1.0) <= 1)) {
      throw new IllegalArgumentException(
          "recency must lie above 0 and be at most 1; got " + recency);
    }
    if (directions < 0 || directions > 1000) {
      throw new IllegalArgumentException("directions must lie in 0..1000; got " + directions);
    }
  }

  /**
   * Scaled features, constant ones and duplicates dropped, four blocks, 32 directions; left-out
   * samples choose what is left.
   */
  public static RidgeOptions defaults() {
    return new RidgeOptions(true, 1e-12, true, 1e-10, 4, 32, Auto.auto(), true, false);
  }

  /** The same where all samples count alike and a read-out is used whatever it is worth. */
  public RidgeOptions plain() {
    return withRecency(Auto.of(1.0)).withMayBeNone(false).withBesideRaw(false);
  }
}
