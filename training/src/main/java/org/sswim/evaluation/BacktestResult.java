package org.sswim.evaluation;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;
import org.sswim.comparison.Spread;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;

/**
 * The result of a backtest.
 *
 * @param origins rows that the forecasts see last, counted from 0, rising
 * @param scores by origin, then model
 * @param totals one per model
 * @param forecasts one per model, of every origin and channel
 * @param intervals around them, by level, then model; none where none were asked for
 */
public record BacktestResult(
    int[] origins,
    List<OriginScore> scores,
    List<Total> totals,
    List<OriginForecasts> forecasts,
    List<OriginIntervals> intervals) {

  /** Copies the lists. */
  public BacktestResult {
    scores = List.copyOf(scores);
    totals = List.copyOf(totals);
    forecasts = List.copyOf(forecasts);
    intervals = List.copyOf(intervals);
  }

  /**
   * The errors of one forecast, over its leads and channels as far as they were observed; NaN if
   * none was.
   *
   * @param row the origin
   * @param mse mean squared error
   * @param mae mean absolute error
   */
  public record OriginScore(int row, String model, double mse, double mae) {

    /**
     * The errors of a forecast.
     *
     * @param forecast {@code [channels][horizon]}
     * @param series the truth
     * @param scale by which errors become z-scores
     */
    static OriginScore of(
        int row, String model, double[][] forecast, TimeSeries series, Standardizer scale) {
      Metrics metrics = new Metrics(series.channels());
      score(row, forecast, series, scale, metrics, size -> {});
      return new OriginScore(row, model, metrics.mse(), metrics.mae());
    }
  }

  /**
   * The errors of all forecasts of a model together, where the truth was observed.
   *
   * @param rse root relative squared error, see {@link Metrics}: 1 for the mean of each channel
   *     over origins and leads. Means of each lead alone would know the season where origins lie
   *     one apart
   * @param medianAe median absolute error over origins, leads and channels
   */
  public record Total(String model, double rse, double medianAe) {

    /**
     * The totals of some forecasts.
     *
     * @param series the truth
     * @param origins rows that the forecasts see last
     * @param scale by which errors become z-scores
     */
    static Total of(
        OriginForecasts forecasts, TimeSeries series, int[] origins, Standardizer scale) {
      Metrics metrics = new Metrics(series.channels());
      DoubleStream.Builder sizes = DoubleStream.builder();
      for (int o = 0; o < origins.length; o++) {
        score(origins[o], forecasts.values()[o], series, scale, metrics, sizes);
      }
      double median = Spread.of(sizes.build().toArray()).median();
      return new Total(forecasts.model(), metrics.rse(), median);
    }
  }

  /** Adds the errors of a forecast where the truth was observed, and tells how large each is. */
  private static void score(
      int row,
      double[][] forecast,
      TimeSeries series,
      Standardizer scale,
      Metrics metrics,
      DoubleConsumer sizes) {
    for (int c = 0; c < forecast.length; c++) {
      for (int k = 0; k < forecast[c].length; k++) {
        if (series.observed(row + 1 + k, c)) {
          double truth = series.value(row + 1 + k, c) / scale.std(c);
          double said = forecast[c][k] / scale.std(c);
          metrics.add(c, truth, said);
          sizes.accept(Math.abs(said - truth));
        }
      }
    }
  }
}
