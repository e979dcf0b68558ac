package org.sswim.example.extension;

import org.sswim.comparison.SingleCandidate;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleBlock;

/** A row of tables: every lead is the mean of the window. */
public final class WindowMean extends SingleCandidate<FitTask, Fitted> {

  /** What the service loader calls. */
  public WindowMean() {
    super(FitTask.class, ForecastCandidates.of("window-mean", task -> WindowMean::forecast));
  }

  private static void forecast(
      WindowedSeries series, SampleBlock block, int horizon, double[] out) {
    int signals = series.signals();
    int outputs = series.outputs(horizon);
    for (int i = 0; i < block.count(); i++) {
      for (int s = 0; s < signals; s++) {
        double mean = 0;
        for (int row = 0; row < series.window(); row++) {
          mean += series.value(block.lane(), block.start(i) + row, s) / series.window();
        }
        for (int k = 0; k < horizon; k++) {
          out[i * outputs + k * signals + s] = mean;
        }
      }
    }
  }
}
