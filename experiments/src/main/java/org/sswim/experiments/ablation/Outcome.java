package org.sswim.experiments.ablation;

/**
 * The result of a cell at one horizon.
 *
 * @param horizon O
 * @param rse root relative squared error of the test windows, see {@link
 *     org.sswim.evaluation.Metrics}
 * @param r2 coefficient of determination
 * @param mse mean squared error
 * @param mae mean absolute error
 * @param validationError mean squared error on left-out windows, weighted by channel, on the
 *     standardised scale
 * @param penalties what left-out windows chose, see {@link org.sswim.readout.ReadoutPenalties#text}
 * @param parameters numbers that the model holds
 */
public record Outcome(
    int horizon,
    double rse,
    double r2,
    double mse,
    double mae,
    double validationError,
    String penalties,
    long parameters) {}
