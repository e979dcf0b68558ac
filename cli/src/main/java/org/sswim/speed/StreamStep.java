package org.sswim.speed;

import java.time.LocalDateTime;
import java.util.Arrays;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.TimeSeries;

/** How long a model takes for a row of a stream and the forecast after it. */
public final class StreamStep {
  private static final long NANOS = 300_000_000;
  private static final int MOST = 5000;

  private StreamStep() {}

  /**
   * Median microseconds of a row and its forecast over the rows of a series, again and again for
   * about a third of a second, of which the first half warms up.
   *
   * @param series the model's channels, in its order; at least a window of rows
   */
  public static double micros(ForecastModel model, TimeSeries series) {
    StreamingForecaster stream = new StreamingForecaster(model);
    double[] row = new double[series.channels()];
    double[] forecast = new double[model.spec().horizon() * series.channels()];
    long[] taken = new long[MOST];
    int count = 0;
    int next = 0;
    long began = System.nanoTime();
    while (count < 2 || (count < MOST && System.nanoTime() - began < NANOS)) {
      series.copyRow(next, row);
      LocalDateTime time = series.timeline() == null ? null : series.timeline().at(next);
      long before = System.nanoTime();
      stream.push(row, time);
      if (stream.ready()) {
        stream.forecast(forecast);
        taken[count++] = System.nanoTime() - before;
      }
      next = (next + 1) % series.rows();
    }
    long[] warm = Arrays.copyOfRange(taken, count / 2, count);
    Arrays.sort(warm);
    return warm[warm.length / 2] * 1e-3;
  }
}
