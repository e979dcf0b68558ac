package org.sswim.evaluation;

import org.sswim.forecasters.FitPlan;
import org.sswim.samples.SampleRange;

/**
 * Training, validation and test windows for one horizon.
 *
 * <p>No choice that a trainer makes may see a value that a test window is scored on. Scalers are
 * fitted on rows {@code 0 .. scalerRows}.
 *
 * @param train windows that train
 * @param validation windows on which penalties and options are chosen
 * @param test windows that are scored
 * @param scalerRows number of leading rows on which scalers may be fitted
 */
public record Split(SampleRange train, SampleRange validation, SampleRange test, int scalerRows) {

  /** What a plan holds of a split for a horizon. */
  FitPlan.Part part(int horizon) {
    return new FitPlan.Part(horizon, train, validation);
  }
}
