package org.sswim.training;

import org.sswim.series.CalendarInputs;

/**
 * The shape of a hidden network and the way windows enter it: what {@link PlanSearch} chooses on
 * the validation block before the full-size network is sampled.
 *
 * @param taps delays per signal in the input layer, 1 .. window
 * @param relativeInput whether windows are taken relative to their last row
 * @param calendar the calendar inputs
 * @param targetSeason m: outputs are changes from the last observed row that lies a whole number of
 *     seasons of m rows before the target, 1 .. window; with 1 that is the last row; 0 for outputs
 *     that are the values themselves
 * @param maxCost largest spike cost, in standard deviations of the voltage, at least 0
 */
public record NetworkPlan(
    int taps, boolean relativeInput, CalendarInputs calendar, int targetSeason, double maxCost) {

  /** Checks the ranges. */
  public NetworkPlan {
    if (taps < 1) {
      throw new IllegalArgumentException("a network needs at least 1 tap; got " + taps);
    }
    if (!(maxCost >= 0 && Double.isFinite(maxCost))) {
      throw new IllegalArgumentException("the spike cost must be at least 0; got " + maxCost);
    }
  }

  /** The same with another number of taps. */
  NetworkPlan withTaps(int newTaps) {
    return new NetworkPlan(newTaps, relativeInput, calendar, targetSeason, maxCost);
  }

  /** The same with targets relative to another season. */
  NetworkPlan withTargetSeason(int season) {
    return new NetworkPlan(taps, relativeInput, calendar, season, maxCost);
  }

  /** The same with another largest spike cost. */
  NetworkPlan withMaxCost(double cost) {
    return new NetworkPlan(taps, relativeInput, calendar, targetSeason, cost);
  }

  /**
   * Whether windows and targets may be superposed: only where both are relative to an observed row
   * do levels not add up.
   */
  boolean superposable() {
    return relativeInput && targetSeason > 0;
  }

  /**
   * Supports of the three read-out banks, in steps: {@code sqrt(steps) (0.1, 0.35, 1.2)}, so that
   * the banks see the present, the last few and a share of the steps that a window takes.
   *
   * @param window H
   */
  float[] bankSupports(int window) {
    double root = Math.sqrt(window - taps + 1);
    return new float[] {(float) (0.1 * root), (float) (0.35 * root), (float) (1.2 * root)};
  }
}
