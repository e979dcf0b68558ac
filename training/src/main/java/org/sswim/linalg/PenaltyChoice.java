package org.sswim.linalg;

/**
 * The best penalty for some targets.
 *
 * @param penalty relative to the mean diagonal, as {@link RidgeSolver#solve} takes it
 * @param own penalties of some directions among the targets
 * @param squaredError weighted sum over targets and all left-out samples of squared errors
 * @param atEnd whether the common penalty is the smallest or largest tried, so that the true best
 *     may lie beyond
 */
public record PenaltyChoice(double penalty, OwnPenalties own, double squaredError, boolean atEnd) {

  /** The same choice for another number of features: every penalty times a factor above 0. */
  public PenaltyChoice times(double factor) {
    return new PenaltyChoice(penalty * factor, own.times(factor), squaredError, atEnd);
  }
}
