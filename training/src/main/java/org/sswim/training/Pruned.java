package org.sswim.training;

import org.sswim.forecasting.ForecastModel;

/**
 * A model with fewer neurons, and what they were worth.
 *
 * @param model the smaller model; without prediction intervals, as its errors are others
 * @param before neurons of the last hidden layer before
 * @param kept which of them are left, rising
 * @param errorBefore mean squared error on the validation windows, standardised, of a read-out of
 *     all neurons that has not seen them
 * @param errorAfter the same of the neurons kept
 * @param fit the windows, the plan and the read-out behind the smaller model
 */
public record Pruned(
    ForecastModel model, int before, int[] kept, double errorBefore, double errorAfter, Refit fit) {

  /** By how much the error rose, in per cent. */
  public double loss() {
    return errorBefore > 0 ? 100 * (errorAfter / errorBefore - 1) : 0;
  }
}
