package org.sswim.boosting;

import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleBlock;

/** Forecasts every lead of a window by the same trees. */
record TreeForecaster(Trees trees, Inputs inputs) implements BlockForecaster {
  /** About how many samples are predicted at once. */
  private static final int BATCH = 8192;

  @Override
  public void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
    int signals = series.signals();
    int outputs = series.outputs(horizon);
    int width = inputs.width();
    int most = Math.max(1, Math.min(block.count(), BATCH / outputs));
    float[] x = new float[most * outputs * width];
    for (int first = 0; first < block.count(); first += most) {
      int count = Math.min(most, block.count() - first);
      Inputs.Seen[] seen = new Inputs.Seen[count * signals];
      for (int i = 0; i < seen.length; i++) {
        int start = block.start(first + i / signals);
        seen[i] = inputs.seen(block.lane(), start, i % signals);
        for (int k = 1; k <= horizon; k++) {
          int sample = i / signals * outputs + (k - 1) * signals + i % signals;
          seen[i].write(k, x, sample * width);
        }
      }
      double[] y = trees.predict(x, count * outputs, width);
      for (int i = 0; i < y.length; i++) {
        Inputs.Seen own = seen[i / outputs * signals + i % signals];
        out[first * outputs + i] = own.base + own.unit * y[i];
      }
    }
  }
}
