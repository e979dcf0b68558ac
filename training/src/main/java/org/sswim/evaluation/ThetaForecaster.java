package org.sswim.evaluation;

import java.util.function.IntToDoubleFunction;
import org.sswim.forecasters.SignalForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.series.SeasonalIndices;
import org.sswim.series.Smoothing;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;

/**
 * The classical Theta method, channel by channel. It is the mean of two lines through the
 * seasonally adjusted series x. The line of theta = 0 is the trend {@code a + b t} by least
 * squares, extrapolated. The line of theta = 2 is {@code 2 x - (a + b t)}, smoothed exponentially.
 * With n rows up to the last of the window, level l of {@link Smoothing} on x, and lead k that is
 *
 * <pre>
 *   xhat(k) = l + b / 2 (k - 1 + (1 - (1 - alpha)^n) / alpha)
 * </pre>
 *
 * <p>The presence of a season, its indices and alpha are estimated on the first rows of a task
 * alone. Alpha is estimated on the line of theta = 2. Level and slope follow the series up to each
 * row, so that a forecast uses all that is known then and costs nothing.
 *
 * @param standardizer of the series
 * @param indices of the season of each channel
 * @param alpha of each channel
 * @param level of the adjusted z-scores up to each row: {@code [rows][channels]}
 * @param slope of the least-squares line through the same: {@code [rows][channels]}
 * @see <a href="https://doi.org/10.1016/S0169-2070(00)00066-2">Assimakopoulos and Nikolopoulos
 *     2000, The theta model</a>
 * @see <a href="https://doi.org/10.1016/S0169-2070(01)00143-1">Hyndman and Billah 2003, Unmasking
 *     the Theta method</a>
 */
record ThetaForecaster(
    Standardizer standardizer,
    SeasonalIndices[] indices,
    double[] alpha,
    float[] level,
    float[] slope)
    implements SignalForecaster {

  /** A forecaster of the task's series. */
  static ThetaForecaster fit(FitTask task) {
    TimeSeries series = task.shown().series();
    int channels = series.channels();
    int values = Math.multiplyExact(series.rows(), channels);
    ThetaForecaster theta =
        new ThetaForecaster(
            task.data().standardizer(),
            new SeasonalIndices[channels],
            new double[channels],
            new float[values],
            new float[values]);
    for (int c = 0; c < channels; c++) {
      double[] known = new double[task.rows()];
      for (int t = 0; t < known.length; t++) {
        known[t] = series.value(t, c);
      }
      theta.indices[c] = SeasonalIndices.of(known, task.season());
      for (int t = 0; t < known.length; t++) {
        known[t] = theta.adjusted(c, t, known[t]);
      }
      theta.alpha[c] = Smoothing.alpha(doubled(known));
      theta.follow(series, c);
    }
    return theta;
  }

  private double adjusted(int channel, int row, double value) {
    return (indices[channel].remove(row, value) - standardizer.mean(channel))
        / standardizer.std(channel);
  }

  /** The line of theta = 2. */
  private static double[] doubled(double[] x) {
    Trend trend = new Trend();
    for (double value : x) {
      trend.add(value);
    }
    double[] line = new double[x.length];
    for (int t = 0; t < x.length; t++) {
      line[t] = 2 * x[t] - (trend.mean() + trend.slope() * (t - (x.length - 1) / 2.0));
    }
    return line;
  }

  private void follow(TimeSeries series, int c) {
    Trend trend = new Trend();
    double now = 0;
    for (int t = 0; t < series.rows(); t++) {
      double x = adjusted(c, t, series.value(t, c));
      trend.add(x);
      now = t == 0 ? x : now + alpha[c] * (x - now);
      level[t * series.channels() + c] = (float) now;
      slope[t * series.channels() + c] = (float) trend.slope();
    }
  }

  @Override
  public IntToDoubleFunction leads(WindowedSeries series, int lane, int last, int signal) {
    int c = series.channel(lane, signal);
    double mean = standardizer.mean(c);
    double std = standardizer.std(c);
    double now = level[last * series.channels() + c];
    double half = slope[last * series.channels() + c] / 2;
    double lag = (1 - Math.pow(1 - alpha[c], last + 1)) / alpha[c];
    return lead -> {
      double x = mean + std * (now + half * (lead - 1 + lag));
      return (indices[c].restore(last + lead, x) - mean) / std;
    };
  }

  /** The least-squares line through values at t = 0, 1, ... */
  private static final class Trend {
    private int n;
    private double sum;
    private double moment;

    void add(double value) {
      moment += n * value;
      sum += value;
      n++;
    }

    double mean() {
      return sum / n;
    }

    double slope() {
      double spread = n * (n * (double) n - 1) / 12;
      return n < 2 ? 0 : (moment - sum * (n - 1) / 2) / spread;
    }
  }
}
