package org.sswim.evaluation;

import org.sswim.training.WindowBlock;
import org.sswim.training.WindowRange;
import org.sswim.training.WindowedSeries;

/** Scores a forecaster on a range of windows, block by block. */
public final class Scoring {
  private static final int BLOCK_VALUES = 1 << 20;

  private Scoring() {}

  /**
   * The errors of a forecaster on every window of a range, all lanes.
   *
   * @param horizon O; every window of the range must have O rows behind it
   * @param scale the scale on which errors are measured
   */
  public static Metrics score(
      BlockForecaster forecaster,
      WindowedSeries series,
      WindowRange range,
      int horizon,
      MetricScale scale) {
    int outputs = series.outputs(horizon);
    int signals = series.signals();
    Metrics metrics = new Metrics(series.channels() * horizon);
    int most = Math.max(1, Math.min(2048, BLOCK_VALUES / outputs));
    double[] forecast = new double[most * outputs];
    for (int lane = 0; lane < series.lanes(); lane++) {
      for (int start = range.start(); start < range.end(); start += most) {
        WindowBlock block = new WindowBlock(lane, start, Math.min(most, range.end() - start), 1);
        forecaster.forecast(series, block, horizon, forecast);
        for (int i = 0; i < block.count(); i++) {
          int row = block.start(i) + series.window();
          for (int k = 0; k < horizon; k++) {
            for (int s = 0; s < signals; s++) {
              int channel = series.channel(lane, s);
              double a = scale.factor()[channel];
              double b = scale.offset()[channel];
              metrics.add(
                  k * series.channels() + channel,
                  a * series.value(lane, row + k, s) + b,
                  a * forecast[i * outputs + k * signals + s] + b);
            }
          }
        }
      }
    }
    return metrics;
  }
}
