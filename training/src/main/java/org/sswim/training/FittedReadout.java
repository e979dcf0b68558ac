package org.sswim.training;

import org.jspecify.annotations.Nullable;
import org.sswim.linalg.RidgeSolution;

/**
 * The read-out of one horizon.
 *
 * @param horizon O
 * @param weights row-major {@code [features][outputs]}
 * @param intercept {@code [outputs]}
 * @param featureMeans mean of every feature over the windows that the read-out was solved on, their
 *     superposed copies included: {@code [features]}
 * @param targetSeason what outputs are relative to, see {@link NetworkPlan#targetSeason}
 * @param validationError mean squared error on the windows left out of training, weighted by
 *     channel, on the standardised scale: the validation windows and, in turn, each block of the
 *     training windows; where there are more than 1600 features, of a part of them
 * @param penaltyAtEnd whether the penalty lies at the end of the range that was searched
 * @param ownPenalties number of directions among the outputs that have a penalty of their own
 * @param skipPenalty penalty of features seen through skip synapses, in multiples of the penalty of
 *     the others; 1 without any
 * @param penalties the penalties that were tried
 * @param solution the solution behind it: penalty, condition estimate, dropped features
 * @param beforeRefit the same read-out before the windows that chose joined those that train, so
 *     that its errors on them are those of forecasts of what was not seen; null if they never
 *     joined
 */
public record FittedReadout(
    int horizon,
    float[] weights,
    float[] intercept,
    float[] featureMeans,
    int targetSeason,
    double validationError,
    boolean penaltyAtEnd,
    int ownPenalties,
    double skipPenalty,
    PenaltyCurve penalties,
    RidgeSolution solution,
    @Nullable FittedReadout beforeRefit) {}
