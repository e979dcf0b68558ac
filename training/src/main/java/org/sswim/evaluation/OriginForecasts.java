package org.sswim.evaluation;

/**
 * Forecasts of one model at some origins, on the series' own scale.
 *
 * @param model the model
 * @param values {@code [origins][channels][horizon]}
 */
public record OriginForecasts(ModelKind model, double[][][] values) {}
