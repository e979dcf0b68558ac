package org.sswim.panels;

import java.util.Arrays;
import org.sswim.series.SeasonalIndices;
import org.sswim.series.Smoothing;
import org.sswim.stored.Labelled;

/** The forecasters that know one series alone, and their names. */
public enum SimpleMethod implements Labelled {
  /** The last row. */
  PERSISTENCE,
  /** The last season. */
  SEASONAL_NAIVE,
  /** The last row without its season, times the season to come. */
  NAIVE2,
  /** The classical Theta method. */
  THETA,
  /** The line through the first row and the last. */
  DRIFT;

  /**
   * Forecasts.
   *
   * @param values of the series, oldest first, at least one, none missing
   * @param season m, at least 1
   * @param horizon O
   * @return {@code [horizon]}
   */
  public double[] forecast(double[] values, int season, int horizon) {
    return switch (this) {
      case PERSISTENCE -> seasonalNaive(values, 1, horizon);
      case SEASONAL_NAIVE -> seasonalNaive(values, season, horizon);
      case NAIVE2 -> naive2(values, season, horizon);
      case THETA -> theta(values, indices(values, season), horizon);
      case DRIFT -> drift(values, horizon);
    };
  }

  /**
   * What the method forecasts, on the scale of a transform; where that has no place for it, what is
   * given.
   *
   * @param values of the series, oldest first, at least one, gaps filled
   * @param season m
   * @param otherwise transformed values: {@code [horizon]}
   * @return {@code [horizon]}
   */
  public double[] transformed(
      double[] values, PanelTransform transform, int season, double[] otherwise) {
    double[] forecast = forecast(values, season, otherwise.length);
    for (int k = 0; k < forecast.length; k++) {
      double z = transform.apply(forecast[k]);
      forecast[k] = Double.isFinite(z) ? z : otherwise[k];
    }
    return forecast;
  }

  /** The last season over and over; what there is of it, where a series is shorter. */
  private static double[] seasonalNaive(double[] values, int season, int horizon) {
    int period = Math.min(season, values.length);
    double[] forecast = new double[horizon];
    Arrays.setAll(forecast, k -> values[values.length - period + k % period]);
    return forecast;
  }

  /** The straight line through the first row and the last. */
  private static double[] drift(double[] values, int horizon) {
    int n = values.length;
    double slope = n > 1 ? (values[n - 1] - values[0]) / (n - 1) : 0;
    double[] forecast = new double[horizon];
    Arrays.setAll(forecast, k -> values[n - 1] + slope * (k + 1));
    return forecast;
  }

  /**
   * Naive2 of the M competitions: the last row without its season, times the season to come, where
   * the season is significant at 90 %.
   */
  private static double[] naive2(double[] values, int season, int horizon) {
    SeasonalIndices indices = indices(values, season);
    int n = values.length;
    double level = indices.remove(n - 1, values[n - 1]);
    double[] forecast = new double[horizon];
    Arrays.setAll(forecast, k -> indices.restore(n + k, level));
    return forecast;
  }

  /**
   * The classical Theta method: the mean of the trend of the adjusted values and of exponential
   * smoothing of their line of theta = 2. The season is put back at the end.
   */
  static double[] theta(double[] values, SeasonalIndices indices, int horizon) {
    int n = values.length;
    if (n < 3) {
      return seasonalNaive(values, 1, horizon);
    }
    double[] x = new double[n];
    double mean = 0;
    double moment = 0;
    for (int t = 0; t < n; t++) {
      x[t] = indices.remove(t, values[t]);
      mean += x[t] / n;
      moment += x[t] * (t - (n - 1) / 2.0);
    }
    double slope = moment / (n * ((double) n * n - 1) / 12);
    double[] doubled = new double[n];
    for (int t = 0; t < n; t++) {
      doubled[t] = 2 * x[t] - (mean + slope * (t - (n - 1) / 2.0));
    }
    double alpha = Smoothing.alpha(doubled);
    double level = doubled[0];
    for (int t = 1; t < n; t++) {
      level += alpha * (doubled[t] - level);
    }
    double[] forecast = new double[horizon];
    for (int k = 0; k < horizon; k++) {
      double line = mean + slope * (n + k - (n - 1) / 2.0);
      forecast[k] = indices.restore(n + k, (line + level) / 2);
    }
    return forecast;
  }

  /** The season of a series of three seasons or more, if it is significant. */
  private static SeasonalIndices indices(double[] values, int season) {
    return values.length < 3 * season ? SeasonalIndices.NONE : SeasonalIndices.of(values, season);
  }
}
