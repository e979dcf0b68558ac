package org.sswim.evaluation;

import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.Seasons;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;

/**
 * The naive forecasts: the value one or more whole seasons before the forecast time, {@code yhat(t
 * + k) = y(t + k - m ceil(k / m))}, t the last observed row. With a season of 1 this is
 * persistence. It may look back beyond the window; where the series does not reach back far enough,
 * it gives the last observed value.
 *
 * @param season m, in rows, at least 1
 */
public record SeasonalNaive(int season) implements BlockForecaster {

  /** Checks the range. */
  public SeasonalNaive {
    if (season < 1) {
      throw new IllegalArgumentException("a season has at least 1 row; got " + season);
    }
  }

  /** The last observed value for every lead. */
  public static SeasonalNaive persistence() {
    return new SeasonalNaive(1);
  }

  /**
   * The season that does best on some windows.
   *
   * @param series whose seasons are candidates
   * @param trainWindows number of training windows, which bounds the candidates
   * @param validation the windows that choose
   * @param horizon O
   * @param stride rows between the windows that choose, at least 1
   * @param scale on which errors are measured
   */
  static SeasonalNaive choose(
      TimeSeries series,
      int trainWindows,
      WindowedSeries windows,
      SampleRange validation,
      int horizon,
      int stride,
      MetricScale scale,
      Workers workers) {
    SeasonalNaive best = persistence();
    double least = Double.POSITIVE_INFINITY;
    for (int candidate : Seasons.candidates(series, trainWindows)) {
      SeasonalNaive naive = new SeasonalNaive(candidate);
      double error =
          Scoring.score(naive, windows, validation, horizon, stride, scale, workers).mse();
      if (error < least) {
        best = naive;
        least = error;
      }
    }
    return best;
  }

  @Override
  public void forecast(WindowedSeries series, SampleBlock block, int horizon, double[] out) {
    int signals = series.signals();
    int at = 0;
    for (int i = 0; i < block.count(); i++) {
      int last = block.start(i) + series.window() - 1;
      for (int k = 1; k <= horizon; k++) {
        int seasons = (k + season - 1) / season;
        int row = last + k - seasons * season;
        for (int s = 0; s < signals; s++) {
          out[at++] = series.value(block.lane(), row >= 0 ? row : last, s);
        }
      }
    }
  }
}
