package org.sswim.training;

/**
 * A read-out with all that is needed to try it on other windows.
 *
 * @param data the series
 * @param plan which windows trained and which chose
 * @param series the same as windows, with the calendar inputs that the network uses
 * @param features what the read-out sees
 * @param readout the read-out of the plan's only horizon
 */
public record Refit(
    TrainingData data,
    FitPlan plan,
    WindowedSeries series,
    FeatureMap features,
    FittedReadout readout) {}
