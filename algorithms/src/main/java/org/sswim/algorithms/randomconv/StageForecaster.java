package org.sswim.algorithms.randomconv;

import java.util.List;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleBlock;
import org.sswim.studies.FilterStage;

/**
 * Forecasts by the sum of stages.
 *
 * @param relative whether windows and forecasts are relative to the last row of the window
 */
record StageForecaster(List<FilterStage> stages, boolean relative) implements BlockForecaster {

  @Override
  public void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
    int outputs = series.outputs(horizon);
    int signals = series.signals();
    int inputs = series.window() * signals;
    float[] x = new float[block.count() * inputs];
    double[] left = new double[block.count() * outputs];
    for (int i = 0; i < block.count(); i++) {
      inputs(series, block.lane(), block.start(i), relative, x, i * inputs);
    }
    for (FilterStage stage : stages) {
      stage.takeOff(x, block.count(), left);
    }
    for (int i = 0; i < block.count(); i++) {
      int last = block.start(i) + series.window() - 1;
      for (int k = 0; k < outputs; k++) {
        double base = relative ? series.value(block.lane(), last, k % signals) : 0;
        out[i * outputs + k] = base - left[i * outputs + k];
      }
    }
  }

  /**
   * Writes what filters see of a window.
   *
   * @param at where in x it begins
   */
  static void inputs(
      WindowedSeries series, int lane, int start, boolean relative, float[] x, int at) {
    int signals = series.signals();
    int last = start + series.window() - 1;
    for (int t = 0; t < series.window(); t++) {
      for (int s = 0; s < signals; s++) {
        float base = relative ? series.value(lane, last, s) : 0;
        x[at + t * signals + s] = series.value(lane, start + t, s) - base;
      }
    }
  }
}
