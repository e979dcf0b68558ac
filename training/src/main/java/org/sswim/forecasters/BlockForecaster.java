package org.sswim.forecasters;

import org.sswim.samples.SampleBlock;

/** Forecasts many windows of a standardised series at once. */
public interface BlockForecaster {

  /** The same forecaster, for another thread at the same time. */
  default BlockForecaster forWorker() {
    return this;
  }

  /** On which scale the forecaster works, and its intervals lie. */
  default OutputScale scale() {
    return OutputScale.PLAIN;
  }

  /**
   * Forecasts the windows of a block.
   *
   * @param horizon O
   * @param out written, row-major {@code [block.count][O * signals]}, ordered by lead, then by
   *     signal; standardised
   */
  void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out);
}
