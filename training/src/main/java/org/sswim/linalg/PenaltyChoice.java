package org.sswim.linalg;

/**
 * The best penalty for some targets.
 *
 * @param penalty relative to the mean diagonal, as {@link RidgeSolver#solve} takes it
 * @param squaredError weighted sum over targets and validation samples of squared errors
 * @param atEnd whether it is the smallest or largest penalty tried, so that the true best may lie
 *     beyond
 */
public record PenaltyChoice(double penalty, double squaredError, boolean atEnd) {}
