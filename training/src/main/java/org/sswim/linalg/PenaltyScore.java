package org.sswim.linalg;

/**
 * Error on samples left out of a ridge model for any penalty, from second moments alone.
 *
 * <p>With z the weights, V and c the left-out samples' own centred moments, the mean squared error
 * of a target is {@code d^2 + var(y) - 2 z' c + z' V z}; d is the mean residual, in which the
 * intercept and the shift of the means are exact. Centring removes the cancellation between large
 * means; what remains is that of the explained variance.
 */
interface PenaltyScore {

  /**
   * The weighted sum over the targets of the errors for one penalty. May be called by several
   * threads at once.
   *
   * @param wantedPenalty positive and finite
   */
  Point at(double wantedPenalty);

  /** Bytes of memory that one call takes. */
  double bytes();

  /**
   * One penalty.
   *
   * @param wantedPenalty penalty asked for
   * @param penalty penalty used: larger if that left the system singular
   * @param squaredError sum of weight times squared error over targets and left-out samples
   * @param along the part of that sum that lies along each of the {@link TargetDirections}, up to a
   *     constant that does not depend on the penalty
   */
  record Point(double wantedPenalty, double penalty, double squaredError, double[] along) {}
}
