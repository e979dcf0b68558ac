package org.sswim.forecasters;

import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;

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

  /** Sees forecasts. */
  interface Visitor {
    /**
     * Called for every value that is forecast.
     *
     * @param column lead, counted from 0, times channels, plus the channel
     * @param channel the channel
     * @param truth observed, standardised; NaN where there is none
     * @param forecast standardised
     */
    void visit(int column, int channel, double truth, double forecast);
  }

  /**
   * Forecasts the windows of a range.
   *
   * @param stride rows between windows
   * @param horizon O
   */
  default void visit(
      WindowedSeries windows, SampleRange range, int stride, int horizon, Visitor visitor) {
    int most = LinearForecaster.MOST_WINDOWS;
    int signals = windows.signals();
    int outputs = windows.outputs(horizon);
    int count = (range.count() + stride - 1) / stride;
    double[] out = new double[Math.min(most, count) * outputs];
    for (int lane = 0; lane < windows.lanes(); lane++) {
      for (int from = 0; from < count; from += most) {
        int first = range.start() + from * stride;
        SampleBlock block = new SampleBlock(lane, first, Math.min(most, count - from), stride);
        forecast(windows, block, horizon, out);
        for (int i = 0; i < block.count() * outputs; i++) {
          int k = i % outputs / signals;
          int row = block.start(i / outputs) + windows.window() + k;
          int channel = windows.channel(lane, i % signals);
          boolean observed = windows.observed(lane, row, i % signals);
          double truth = observed ? windows.value(lane, row, i % signals) : Double.NaN;
          visitor.visit(k * windows.channels() + channel, channel, truth, out[i]);
        }
      }
    }
  }
}
