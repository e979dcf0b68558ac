/**
 * Measuring forecasts: splits that leak nothing, metrics, and baselines without a network. Also
 * every candidate of a table ({@link org.sswim.evaluation.ForecastCandidates}), their comparison
 * over horizons and seeds, and forecasts from rolling origins.
 */
@NullMarked
package org.sswim.evaluation;

import org.jspecify.annotations.NullMarked;
