package org.sswim.experiments.speed;

import java.util.Arrays;
import java.util.List;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.TimeSeries;

/** How long models take for a row of a stream and the forecast after it. */
public final class StreamStep {
  private static final int ROUNDS = 12;
  private static final int WARM_UP = 6;
  private static final long NANOS = 120_000_000;
  private static final int MOST = 4000;

  private final StreamingForecaster stream;
  private final TimeSeries series;
  private final double[] forecast;
  private final double[] medians = new double[ROUNDS - WARM_UP];
  private int next;

  private StreamStep(ForecastModel model, TimeSeries series) {
    stream = new StreamingForecaster(model);
    this.series = model.selectComplete(series);
    forecast = new double[model.spec().horizon() * series.channels()];
  }

  /**
   * Microseconds of a row and its forecast over the rows of a series, again and again: the median
   * of the medians of some rounds. The models take turns and the first rounds do not count.
   * Otherwise the model that is measured first would pay for the compilation of the code that all
   * run.
   *
   * @param models of the same channels
   * @param series their channels, in their order; at least a window of rows
   * @return for every model, in order; after one and a half seconds for each at most
   */
  public static double[] micros(List<ForecastModel> models, TimeSeries series) {
    List<StreamStep> steps = models.stream().map(m -> new StreamStep(m, series)).toList();
    for (int round = 0; round < ROUNDS; round++) {
      for (StreamStep step : steps) {
        double median = step.round();
        if (round >= WARM_UP) {
          step.medians[round - WARM_UP] = median;
        }
      }
    }
    return steps.stream().mapToDouble(step -> median(step.medians)).toArray();
  }

  private double round() {
    double[] taken = new double[MOST];
    int count = 0;
    long began = System.nanoTime();
    while (count == 0 || (count < MOST && System.nanoTime() - began < NANOS)) {
      long before = System.nanoTime();
      stream.push(series, next);
      if (stream.ready()) {
        stream.forecast(forecast);
        taken[count++] = (System.nanoTime() - before) * 1e-3;
      }
      next = (next + 1) % series.rows();
    }
    return median(Arrays.copyOf(taken, count));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
