package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.sswim.linalg.Workers;
import org.sswim.training.WindowBlock;
import org.sswim.training.WindowRange;
import org.sswim.training.WindowedSeries;

/** Scores a forecaster on a range of windows, block by block. */
public final class Scoring {
  private static final int BLOCK_VALUES = 1 << 20;
  private static final int MOST_WINDOWS = 512;

  private Scoring() {}

  /** As the other, with all processors. */
  public static Metrics score(
      BlockForecaster forecaster,
      WindowedSeries series,
      WindowRange range,
      int horizon,
      MetricScale scale) {
    return score(forecaster, series, range, horizon, scale, Workers.available());
  }

  /**
   * The errors of a forecaster on every window of a range, all lanes; targets that were not
   * observed are left out one by one.
   *
   * @param horizon O; every window of the range must have O rows behind it
   * @param scale the scale on which errors are measured
   */
  public static Metrics score(
      BlockForecaster forecaster,
      WindowedSeries series,
      WindowRange range,
      int horizon,
      MetricScale scale,
      Workers workers) {
    Metrics metrics = new Metrics(series.channels() * horizon);
    int outputs = series.outputs(horizon);
    int most = Math.max(1, Math.min(MOST_WINDOWS, BLOCK_VALUES / outputs));
    List<WindowBlock> blocks = new ArrayList<>();
    for (int lane = 0; lane < series.lanes(); lane++) {
      for (int start = range.start(); start < range.end(); start += most) {
        blocks.add(new WindowBlock(lane, start, Math.min(most, range.end() - start), 1));
      }
    }
    workers.inOrder(
        blocks.size(),
        Integer.MAX_VALUE,
        () -> new Worker(forecaster.forWorker(), new double[most * outputs]),
        (worker, index) -> worker.run(series, blocks.get(index), horizon),
        (worker, index) ->
            add(worker.forecast, series, blocks.get(index), horizon, scale, metrics));
    return metrics;
  }

  private static void add(
      double[] forecast,
      WindowedSeries series,
      WindowBlock block,
      int horizon,
      MetricScale scale,
      Metrics metrics) {
    int signals = series.signals();
    int outputs = series.outputs(horizon);
    for (int i = 0; i < block.count(); i++) {
      int row = block.start(i) + series.window();
      for (int k = 0; k < horizon; k++) {
        for (int s = 0; s < signals; s++) {
          if (!series.observed(block.lane(), row + k, s)) {
            continue;
          }
          int channel = series.channel(block.lane(), s);
          double a = scale.factor()[channel];
          double b = scale.offset()[channel];
          metrics.add(
              k * series.channels() + channel,
              a * series.value(block.lane(), row + k, s) + b,
              a * forecast[i * outputs + k * signals + s] + b);
        }
      }
    }
  }

  /**
   * What one thread needs.
   *
   * @param forecast the forecasts of a block
   */
  private record Worker(BlockForecaster own, double[] forecast) {
    void run(WindowedSeries series, WindowBlock block, int horizon) {
      own.forecast(series, block, horizon, forecast);
    }
  }
}
