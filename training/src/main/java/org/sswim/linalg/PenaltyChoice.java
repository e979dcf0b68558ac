package org.sswim.linalg;

/**
 * The best penalty for some targets.
 *
 * @param penalty relative to the mean diagonal, as {@link RidgeSolver#solve} takes it
 * @param squaredError sum over the targets of their weighted squared errors on the validation
 *     samples
 * @param condition estimated condition number at that penalty
 * @param atEnd whether it is the smallest or largest penalty tried, so that the true best may lie
 *     beyond
 */
public record PenaltyChoice(double penalty, double squaredError, double condition, boolean atEnd) {}
