package org.sswim.evaluation;

import java.util.function.IntToDoubleFunction;
import org.sswim.checks.Checks;
import org.sswim.forecasters.Seasons;
import org.sswim.forecasters.SignalForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.series.TimeSeries;

/**
 * The naive forecasts: the value one or more whole seasons before the forecast time, {@code yhat(t
 * + k) = y(t + k - m ceil(k / m))}, t the last observed row. With a season of 1 this is
 * persistence. It may look back beyond the window; where the series does not reach back far enough,
 * it gives the last observed value.
 *
 * @param season m, in rows, at least 1
 */
public record SeasonalNaive(int season) implements SignalForecaster {

  /** Checks the range. */
  public SeasonalNaive {
    Checks.that(season >= 1).or("a season has at least 1 row; got %s", season);
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
   * @param choosing the windows that choose
   */
  static SeasonalNaive choose(
      TimeSeries series, int trainWindows, WindowedSeries windows, Scoring choosing) {
    SeasonalNaive best = persistence();
    double least = Double.POSITIVE_INFINITY;
    for (int candidate : Seasons.candidates(series, trainWindows)) {
      SeasonalNaive naive = new SeasonalNaive(candidate);
      double error = choosing.of(naive, windows).mse();
      if (error < least) {
        best = naive;
        least = error;
      }
    }
    return best;
  }

  @Override
  public IntToDoubleFunction leads(WindowedSeries series, int lane, int last, int signal) {
    return lead -> {
      int row = last + lead - (lead + season - 1) / season * season;
      return series.value(lane, row >= 0 ? row : last, signal);
    };
  }
}
