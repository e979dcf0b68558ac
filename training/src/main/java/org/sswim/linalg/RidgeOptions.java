package org.sswim.linalg;

/**
 * How ridge regression treats its features before it solves.
 *
 * @param scale whether each feature is scaled to unit standard deviation, so that the penalty
 *     weighs all alike; weights come back in the original unit either way
 * @param deadVariance a feature whose variance is at most this fraction of its mean square is
 *     constant (never active, or always) and gets the weight 0; in [0, 1). Must stay above the
 *     rounding error of the sums, about 1e-13
 * @param dropDuplicates whether of two features with correlation beyond {@code 1 - duplicateGap} in
 *     absolute value the later gets the weight 0; if not, the penalty shares the weight among them
 * @param duplicateGap distance of a duplicate's correlation from 1; in (0, 1)
 */
public record RidgeOptions(
    boolean scale, double deadVariance, boolean dropDuplicates, double duplicateGap) {

  /** Scaled features, constant ones and duplicates dropped. */
  public static final RidgeOptions DEFAULT = new RidgeOptions(true, 1e-12, true, 1e-10);

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
  }

  /** The same with another {@link #scale()}. */
  public RidgeOptions withScale(boolean value) {
    return new RidgeOptions(value, deadVariance, dropDuplicates, duplicateGap);
  }

  /** The same with another {@link #dropDuplicates()}. */
  public RidgeOptions withDropDuplicates(boolean value) {
    return new RidgeOptions(scale, deadVariance, value, duplicateGap);
  }
}
