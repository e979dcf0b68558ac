package org.sswim.paneltrainers;

/**
 * The scale of the weights of windows: means over the windows of a sample of the series, see {@link
 * PanelWindows}.
 *
 * @param relative a, mean of a window's scale over the level of its series
 * @param seasonal b, mean of a window's scale over the seasonal difference of its series
 */
public record WeightMeans(double relative, double seasonal) {}
