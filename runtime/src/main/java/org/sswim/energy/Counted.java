package org.sswim.energy;

import org.sswim.simulation.Semantics;

/**
 * The rows or samples over which operations were counted. Every figure of a profile is a mean over
 * them.
 */
public sealed interface Counted {
  /** How many forecasts or samples, at least 1. */
  int count();

  /**
   * Forecasts of all channels. A windowed model runs the network over its window from rest. A
   * streaming model takes the last row as a single step of a network that runs on.
   *
   * @param semantics windowed or streaming
   * @param lanes evaluations of the network per forecast, one a channel or one for all
   * @param steps time steps of a lane per forecast
   * @param count number of forecasts
   */
  record Forecasts(Semantics semantics, int lanes, int steps, int count) implements Counted {}

  /**
   * Samples whose class was named, each from rest.
   *
   * @param shown whether a sample is a vector or an image, shown for some steps; else a sequence
   * @param steps time steps that the network took for one, a mean
   * @param spikes of all neurons for one, a mean
   * @param count number of samples
   */
  record Samples(boolean shown, double steps, double spikes, int count) implements Counted {}
}
