package org.sswim.evaluation;

/**
 * The errors of a network at one of the widths that a search tried. The test windows are scored for
 * the record: the search sees the validation windows only.
 *
 * @param model the model
 * @param horizon O
 * @param seed the seed
 * @param neurons neurons per hidden layer
 * @param validationError mean squared error on left-out windows, weighted by channel, on the
 *     standardised scale
 * @param rse root relative squared error on the test windows, see {@link Metrics}
 * @param mse mean squared error on the test windows
 * @param mae mean absolute error on the test windows
 * @param taken whether the search settled on this width
 */
public record WidthScore(
    String model,
    int horizon,
    long seed,
    int neurons,
    double validationError,
    double rse,
    double mse,
    double mae,
    boolean taken) {}
