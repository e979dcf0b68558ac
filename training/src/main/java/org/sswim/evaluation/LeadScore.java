package org.sswim.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * The test errors of a model at one lead, over all channels and windows.
 *
 * @param model the model
 * @param horizon O of the read-out
 * @param seed the seed; null for models without random numbers
 * @param lead 1 .. O
 * @param mse mean squared error
 * @param mae mean absolute error
 */
public record LeadScore(
    Candidate model, int horizon, @Nullable Long seed, int lead, double mse, double mae) {

  /** Root of the mean squared error. */
  public double rmse() {
    return Math.sqrt(mse);
  }
}
