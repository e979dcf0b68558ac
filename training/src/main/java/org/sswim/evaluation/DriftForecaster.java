package org.sswim.evaluation;

import java.util.function.IntToDoubleFunction;
import org.sswim.forecasters.SignalForecaster;
import org.sswim.forecasters.WindowedSeries;

/**
 * The random walk with drift: {@code yhat(t + k) = y(t) + k (y(t) - y(0)) / t}, t the last observed
 * row and 0 the first of the series; the straight line through both. It looks back beyond the
 * window, and at t = 0 it is persistence.
 *
 * @see <a href="https://otexts.com/fpp3/simple-methods.html">Hyndman and Athanasopoulos,
 *     Forecasting: Principles and Practice, 5.2</a>
 */
record DriftForecaster() implements SignalForecaster {

  @Override
  public IntToDoubleFunction leads(WindowedSeries series, int lane, int last, int signal) {
    double now = series.value(lane, last, signal);
    double step = (now - series.value(lane, 0, signal)) / Math.max(1, last);
    return lead -> now + lead * step;
  }
}
