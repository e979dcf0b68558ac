/**
 * Forecasting with a fitted network: the immutable model, its forecasts from a series, and the
 * forecaster that takes one row at a time. Nothing here knows how a model was trained.
 */
@NullMarked
package org.sswim.forecasting;

import org.jspecify.annotations.NullMarked;
