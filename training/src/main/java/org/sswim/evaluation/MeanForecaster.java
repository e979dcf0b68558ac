package org.sswim.evaluation;

import java.util.function.IntToDoubleFunction;
import org.sswim.forecasters.SignalForecaster;
import org.sswim.forecasters.WindowedSeries;

/**
 * The mean of a channel over all rows up to the last of the window, for every lead.
 *
 * @param means of the rows up to each: {@code [rows][channels]}
 */
record MeanForecaster(float[] means) implements SignalForecaster {
  /** A forecaster of the task's series. */
  static MeanForecaster of(FitTask task) {
    float[] values = task.shown().standardizer().apply(task.shown().series());
    int channels = task.shown().series().channels();
    float[] means = new float[values.length];
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      for (int at = c; at < values.length; at += channels) {
        sum += values[at];
        means[at] = (float) (sum / (at / channels + 1));
      }
    }
    return new MeanForecaster(means);
  }

  @Override
  public IntToDoubleFunction leads(WindowedSeries series, int lane, int last, int signal) {
    float mean = means[last * series.channels() + series.channel(lane, signal)];
    return lead -> mean;
  }
}
