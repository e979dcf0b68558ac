package org.sswim.forecasters;

/**
 * What inputs that are not relative to the last row must gain on left-out windows before they are
 * chosen: 5 %. A model that has learnt the level of its training windows breaks when the level
 * drifts beyond what the left-out windows show. Gains of 1 to 2 % there have been lost to drift
 * after them; where levels do carry information the gain was many times that.
 */
public final class Drift {
  /** The share of the error that they must lower it by. */
  static final double CLEAR = 0.05;

  private static final double ABSOLUTE = 1 / (1 - CLEAR);

  private Drift() {}

  /**
   * An error by which relative and absolute inputs may be compared.
   *
   * @param error on left-out windows
   * @param relativeInput whether windows were taken relative to their last row
   */
  public static double comparable(double error, boolean relativeInput) {
    return relativeInput ? error : ABSOLUTE * error;
  }
}
