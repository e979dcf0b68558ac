package org.sswim.evaluation;

import org.sswim.checks.Checks;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;
import org.sswim.training.FitProgress;

/**
 * Scores a finished model on the last windows of a series, row by row as a stream would. A forecast
 * at every row is compared with the rows that follow it, as far as they were observed. Errors are
 * on the model's z-scores; if it models log(1 + x), they are those of that scale.
 */
public final class FileScore {
  private FileScore() {}

  /**
   * The errors of the last forecasts whose whole horizon is known.
   *
   * @param series the model's channels, may hold others
   * @param windows number of forecasts, at least 1
   * @param progress told before each forecast
   * @throws InvalidDataException if the series is too short or lacks channels or dates
   */
  public static Metrics of(
      ForecastModel model, TimeSeries series, int windows, FitProgress progress) {
    TimeSeries own = model.select(series);
    requireRows(model, own.rows(), windows);
    int window = model.spec().window();
    int horizon = model.spec().horizon();
    int channels = own.channels();
    int last = own.rows() - horizon - 1;
    int first = last - windows + 1;
    int begin = model.spec().semantics() == Semantics.STREAMING ? 0 : first - window + 1;
    StreamingForecaster forecaster = new StreamingForecaster(model);
    Metrics metrics = new Metrics(horizon * channels);
    double[] forecast = new double[horizon * channels];
    for (int r = begin; r <= last; r++) {
      forecaster.push(own, r);
      if (r < first) {
        continue;
      }
      progress.at((double) (r - first) / windows, "window " + (r - first + 1));
      forecaster.forecast(forecast);
      for (int k = 0; k < forecast.length; k++) {
        int channel = k % channels;
        if (!own.observed(r + 1 + k / channels, channel)) {
          continue;
        }
        metrics.add(
            k,
            model.standardizer().score(channel, own.value(r + 1 + k / channels, channel)),
            model.standardizer().score(channel, forecast[k]));
      }
    }
    progress.at(1, "done");
    return metrics;
  }

  /**
   * Refuses a series that is too short.
   *
   * @throws InvalidDataException saying how many rows are needed
   */
  public static void requireRows(ForecastModel model, int rows, int windows) {
    int window = model.spec().window();
    int horizon = model.spec().horizon();
    long needed = (long) window + horizon + windows - 1;
    Checks.that(
            windows >= 1 && rows >= needed,
            Fault.of(Problem.TOO_FEW_ROWS_TO_SCORE).got(rows).against(needed)::error)
        .or(
            "scoring %s windows of %s rows with %s rows to forecast needs %s rows; the series"
                + " has %s",
            windows, window, horizon, needed, rows);
  }
}
