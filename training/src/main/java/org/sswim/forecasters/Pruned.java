package org.sswim.forecasters;

import org.sswim.forecasting.ForecastModel;

/**
 * A model with fewer neurons, and what they were worth.
 *
 * @param fit the smaller model, without prediction intervals, and what it was before its validation
 *     windows trained, for new ones
 * @param before neurons of the last hidden layer before
 * @param kept which of them are left, rising
 * @param choosing errors on the validation windows that chose penalties and number of neurons
 * @param leftOut errors on the validation windows that chose nothing
 */
public record Pruned(FinalFit fit, int before, int[] kept, Errors choosing, Errors leftOut) {

  /** The smaller model. */
  public ForecastModel model() {
    return fit.model();
  }

  /**
   * Mean squared errors, standardised, of read-outs that have not seen the windows.
   *
   * @param before of all neurons
   * @param after of those that are kept
   */
  public record Errors(double before, double after) {

    /** By how much the error rose, in per cent. */
    public double loss() {
      return before > 0 ? 100 * (after / before - 1) : 0;
    }
  }
}
