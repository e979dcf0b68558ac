package org.sswim.panels;

/**
 * A forecast of one series.
 *
 * @param point {@code [horizon]}
 * @param lower lower bounds of intervals: {@code [levels][horizon]}
 * @param upper upper bounds: {@code [levels][horizon]}
 */
public record PanelForecast(double[] point, double[][] lower, double[][] upper) {}
