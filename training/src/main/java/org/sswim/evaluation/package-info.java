/**
 * Measuring forecasts: splits that leak nothing, metrics, baselines without a network, every
 * candidate that a table can show ({@link org.sswim.evaluation.ForecastCandidates}), their
 * comparison over horizons and seeds, and forecasts from rolling origins.
 */
@NullMarked
package org.sswim.evaluation;

import org.jspecify.annotations.NullMarked;
