package org.sswim.evaluation;

import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleBlock;

/**
 * The random walk with drift: {@code yhat(t + k) = y(t) + k (y(t) - y(0)) / t}, t the last observed
 * row and 0 the first of the series; the straight line through both. It looks back beyond the
 * window, and at t = 0 it is persistence.
 *
 * @see <a href="https://otexts.com/fpp3/simple-methods.html">Hyndman and Athanasopoulos,
 *     Forecasting: Principles and Practice, 5.2</a>
 */
record DriftForecaster() implements BlockForecaster {

  @Override
  public void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
    int signals = series.signals();
    int outputs = series.outputs(horizon);
    for (int i = 0; i < block.count(); i++) {
      int last = block.start(i) + series.window() - 1;
      for (int s = 0; s < signals; s++) {
        double now = series.value(block.lane(), last, s);
        double step = (now - series.value(block.lane(), 0, s)) / Math.max(1, last);
        for (int k = 0; k < horizon; k++) {
          out[i * outputs + k * signals + s] = now + (k + 1) * step;
        }
      }
    }
  }
}
