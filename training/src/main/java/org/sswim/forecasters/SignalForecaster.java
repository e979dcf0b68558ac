package org.sswim.forecasters;

import java.util.function.IntToDoubleFunction;
import org.sswim.samples.SampleBlock;

/** Forecasts each signal of a window by itself. */
@FunctionalInterface
public interface SignalForecaster extends BlockForecaster {

  /**
   * The forecast of a signal.
   *
   * @param last row of the window, the last one that is known
   * @return standardised values by lead, from 1 on
   */
  IntToDoubleFunction leads(WindowedSeries series, int lane, int last, int signal);

  @Override
  default void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
    int signals = series.signals();
    int outputs = series.outputs(horizon);
    for (int i = 0; i < block.count(); i++) {
      int last = block.start(i) + series.window() - 1;
      for (int s = 0; s < signals; s++) {
        IntToDoubleFunction leads = leads(series, block.lane(), last, s);
        for (int k = 1; k <= horizon; k++) {
          out[i * outputs + (k - 1) * signals + s] = leads.applyAsDouble(k);
        }
      }
    }
  }
}
