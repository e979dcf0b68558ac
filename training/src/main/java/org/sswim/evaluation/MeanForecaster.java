package org.sswim.evaluation;

import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleBlock;

/** The mean of a channel over all rows up to the last of the window, for every lead. */
final class MeanForecaster implements BlockForecaster {
  /** Mean of the rows up to each: {@code [rows][channels]}. */
  private final float[] means;

  private MeanForecaster(float[] means) {
    this.means = means;
  }

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
  public void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
    int signals = series.signals();
    int at = 0;
    for (int i = 0; i < block.count(); i++) {
      int last = block.start(i) + series.window() - 1;
      for (int k = 0; k < horizon; k++) {
        for (int s = 0; s < signals; s++) {
          out[at++] = means[last * series.channels() + series.channel(block.lane(), s)];
        }
      }
    }
  }
}
