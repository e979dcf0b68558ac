package org.sswim.linalg;

import java.util.List;

/**
 * The best penalty for some targets.
 *
 * @param penalty relative to the mean diagonal, as {@link RidgeSolver#solve} takes it
 * @param own penalties of some directions among the targets
 * @param squaredError weighted sum over targets and all left-out samples of squared errors
 * @param atEnd whether the common penalty is the smallest or largest tried, so that the true best
 *     may lie beyond
 * @param tried every common penalty that was tried, in increasing order
 */
public record PenaltyChoice(
    double penalty, OwnPenalties own, double squaredError, boolean atEnd, List<Tried> tried) {

  /** Copies the list. */
  public PenaltyChoice {
    tried = List.copyOf(tried);
  }

  /**
   * A penalty that was tried for all targets alike.
   *
   * @param penalty relative to the mean diagonal
   * @param squaredError weighted sum over targets and all left-out samples of squared errors
   */
  public record Tried(double penalty, double squaredError) {}

  /** The same choice for another number of features: every penalty times a factor above 0. */
  public PenaltyChoice times(double factor) {
    return new PenaltyChoice(
        penalty * factor,
        own.times(factor),
        squaredError,
        atEnd,
        tried.stream().map(t -> new Tried(t.penalty * factor, t.squaredError)).toList());
  }
}
