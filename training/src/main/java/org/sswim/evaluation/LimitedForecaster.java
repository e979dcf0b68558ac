package org.sswim.evaluation;

import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.OutputScale;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleBlock;

/**
 * Another forecaster within limits.
 *
 * @param forecaster the other one
 * @param scale holds the limits
 */
record LimitedForecaster(BlockForecaster forecaster, OutputScale scale) implements BlockForecaster {

  /** The forecaster within limits. */
  static BlockForecaster of(BlockForecaster forecaster, OutputScale scale) {
    if (scale.plain()) {
      return forecaster;
    }
    return forecaster instanceof LinearForecaster linear
        ? linear.withScale(scale)
        : new LimitedForecaster(forecaster, scale);
  }

  @Override
  public BlockForecaster forWorker() {
    return new LimitedForecaster(forecaster.forWorker(), scale);
  }

  @Override
  public void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
    forecaster.forecast(series, block, horizon, out);
    scale.score(series, block, series.outputs(horizon), out);
  }
}
