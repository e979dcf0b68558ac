package org.sswim.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * How the conformal intervals of a model did. They are calibrated on the validation windows, which
 * the model's weights have not seen; shares are over all leads, channels and origins.
 *
 * @param model the model
 * @param horizon O
 * @param seed the seed; null for models without random numbers
 * @param level nominal coverage in per cent
 * @param leftOut coverage on blocks of the validation windows that did not calibrate, see {@link
 *     Coverage#onLeftOut}; NaN where there are too few
 * @param coverage on the test windows
 * @param width mean full width on the test windows, on the scale of the errors
 * @param pinball mean pinball loss of the two bounds on the test windows, on the scale of the
 *     errors; NaN where bounds lie unevenly around forecasts
 * @param adaptiveCoverage on the test windows, of intervals that adapt from the first test window
 *     on
 * @param adaptiveWidth their mean full width
 */
public record IntervalScore(
    String model,
    int horizon,
    @Nullable Long seed,
    double level,
    double leftOut,
    double coverage,
    double width,
    double pinball,
    double adaptiveCoverage,
    double adaptiveWidth) {}
