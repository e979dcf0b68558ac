package org.sswim.forecasters;

import org.sswim.linalg.Workers;
import org.sswim.readout.Objective;
import org.sswim.training.SSwimOptions;

/**
 * What a fit has from the start, the same for all that it chooses and trains.
 *
 * @param options what is asked for
 * @param data the series, prepared
 * @param plan which windows train and which choose
 * @param workers share the work
 */
record Fit(ForecastOptions options, TrainingData data, FitPlan plan, Workers workers) {
  /** How networks are trained. */
  SSwimOptions network() {
    return options.network();
  }

  /** What read-outs minimise. */
  Objective objective() {
    return data.objective(options.objective(), plan);
  }

  /** Number of lanes of the windows. */
  int lanes() {
    return data.channels().lanes(data.series().channels());
  }
}
