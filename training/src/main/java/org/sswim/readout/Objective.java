package org.sswim.readout;

import org.sswim.stored.Labelled;

/**
 * The objective that a solved read-out minimises over its samples. Let ||r|| be the root mean
 * square of the errors of all outputs of a sample, and s the median of these.
 */
public enum Objective implements Labelled {
  /** The sum of ||r||^2: least squares. */
  MSE,
  /** The sum of ||r||^2 up to 1.5 s, and of s (3 ||r|| - 2.25 s) beyond: Huber's. */
  HUBER,
  /** The sum of ||r||. */
  MAE;

  /** Medians beyond which an error is far. */
  static final double BEND = 1.5;

  /** Below this share of the median the absolute error counts as its square does. */
  private static final double FLOOR = 0.1;

  /**
   * The weight that makes the squared error of a sample equal, to first order, to the loss. It is
   * the slope of the loss over the slope of ||r||^2 / 2, but for a common factor.
   *
   * @param norm ||r||
   * @param median s, above 0
   * @return in (0, 1]
   */
  double weight(double norm, double median) {
    return switch (this) {
      case MSE -> 1;
      case HUBER -> norm <= BEND * median ? 1 : BEND * median / norm;
      case MAE -> FLOOR * median / Math.max(FLOOR * median, norm);
    };
  }
}
