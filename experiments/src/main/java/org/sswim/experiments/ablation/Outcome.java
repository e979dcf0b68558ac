package org.sswim.experiments.ablation;

/**
 * What a cell gave at one horizon.
 *
 * @param horizon O
 * @param rse root relative squared error of the test windows, see {@link
 *     org.sswim.evaluation.Metrics}
 * @param r2 coefficient of determination
 * @param mse mean squared error
 * @param mae mean absolute error
 * @param validationError mean squared error on left-out windows, weighted by channel, on the
 *     standardised scale
 * @param penalty ridge penalty, relative to the mean diagonal
 * @param penaltyAtEnd whether it lies at the end of the range that was searched
 * @param condition estimated condition number of the penalised system
 * @param droppedFeatures features that never change or repeat others
 * @param parameters numbers that the model holds
 */
public record Outcome(
    int horizon,
    double rse,
    double r2,
    double mse,
    double mae,
    double validationError,
    double penalty,
    boolean penaltyAtEnd,
    double condition,
    int droppedFeatures,
    long parameters) {}
