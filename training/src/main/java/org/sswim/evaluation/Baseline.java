package org.sswim.evaluation;

import org.sswim.forecasters.BlockForecaster;

/**
 * A way to forecast without a network. A new one is a class that can be made from a task, and a
 * line in {@link ForecastCandidates}.
 */
@FunctionalInterface
public interface Baseline {

  /**
   * The forecaster of all horizons of a task. It may look at every row up to the last of a window;
   * what it estimates, it estimates on the first {@link FitTask#rows} rows alone.
   */
  BlockForecaster fit(FitTask task);
}
