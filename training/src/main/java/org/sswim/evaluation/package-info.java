/**
 * Measuring forecasts: splits that leak nothing, metrics, naive and ridge baselines, and the
 * comparison of models over horizons and seeds.
 */
@NullMarked
package org.sswim.evaluation;

import org.jspecify.annotations.NullMarked;
