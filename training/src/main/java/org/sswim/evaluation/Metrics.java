package org.sswim.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accumulates forecast errors over windows; a column is one target, that is, one lead of one
 * channel.
 *
 * <pre>
 *   RSE = sqrt(sum (yhat - y)^2) / sqrt(sum (y - ybar)^2)   ybar: mean of the column
 *   R2  = 1 - sum (yhat - y)^2 / sum (y - grand mean)^2     over all columns together
 *   MSE = mean (yhat - y)^2,   MAE = mean |yhat - y|
 * </pre>
 *
 * <p>All on the scale in which truth and forecast are given. RSE is 1 for a forecaster of the
 * column means. Where the truth never varies, RSE is NaN and R2 is NaN.
 *
 * @see <a href="https://arxiv.org/abs/2402.01533">Lv et al. 2024, for RSE and R2</a>
 */
public final class Metrics {
  private final double[] shift;
  private final double[] sum;
  private final double[] squares;
  private final long[] rows;
  private final double[] squaredErrors;
  private final double[] absoluteErrors;
  private final Map<Metric, Metric.Sum> more = new LinkedHashMap<>();
  private double squaredError;
  private double absoluteError;

  /** No errors yet. */
  public Metrics(int columns) {
    shift = new double[columns];
    sum = new double[columns];
    squares = new double[columns];
    rows = new long[columns];
    squaredErrors = new double[columns];
    absoluteErrors = new double[columns];
  }

  /**
   * Adds one value of one window.
   *
   * @param column which target it is: one column per lead and channel
   */
  public void add(int column, double truth, double forecast) {
    if (rows[column] == 0) {
      // Sums around the first value keep their digits on series far from zero.
      shift[column] = truth;
    }
    rows[column]++;
    double centred = truth - shift[column];
    sum[column] += centred;
    squares[column] += centred * centred;
    double error = forecast - truth;
    squaredError += error * error;
    absoluteError += Math.abs(error);
    squaredErrors[column] += error * error;
    absoluteErrors[column] += Math.abs(error);
  }

  /**
   * Lets other metrics see windows, too.
   *
   * @param change see {@link Metric#sum(double...)}
   */
  Metrics with(List<Metric> others, double... change) {
    others.forEach(other -> more.put(other, other.sum(change)));
    return this;
  }

  /** Whether other metrics see windows, too. */
  boolean hasMore() {
    return !more.isEmpty();
  }

  /** Shows a channel of a window to other metrics, see {@link Metric.Sum#add}. */
  void addWindow(int channel, double[] truth, double[] forecast) {
    more.values().forEach(sum -> sum.add(channel, truth.clone(), forecast.clone()));
  }

  /** What other metrics say, by name. */
  Map<String, Double> more() {
    Map<String, Double> values = new LinkedHashMap<>();
    more.forEach((metric, sum) -> values.put(metric.label(), sum.value()));
    return values;
  }

  /** Number of values added. */
  public long values() {
    long count = 0;
    for (long r : rows) {
      count += r;
    }
    return count;
  }

  /** Root relative squared error. */
  public double rse() {
    double total = 0;
    for (int k = 0; k < sum.length; k++) {
      total += rows[k] > 0 ? squares[k] - sum[k] * sum[k] / rows[k] : 0;
    }
    return total > 0 ? Math.sqrt(squaredError / total) : Double.NaN;
  }

  /** Coefficient of determination around the grand mean. */
  public double r2() {
    double values = values();
    // Relative to the first column, so that a constant far from zero has exactly no variance.
    double mean = 0;
    for (int k = 0; k < sum.length; k++) {
      mean += ((shift[k] - shift[0]) * rows[k] + sum[k]) / values;
    }
    double total = 0;
    for (int k = 0; k < sum.length; k++) {
      double away = shift[k] - shift[0] - mean;
      total += squares[k] + 2 * away * sum[k] + rows[k] * away * away;
    }
    return total > 0 ? 1 - squaredError / total : Double.NaN;
  }

  /** Mean squared error. */
  public double mse() {
    return squaredError / values();
  }

  /**
   * Mean squared error of neighbouring columns taken together, such as those of one lead.
   *
   * @param width columns in a group, a divisor of the number of columns
   * @return {@code [columns / width]}; NaN for a group without values
   */
  public double[] mseByGroup(int width) {
    return byGroup(squaredErrors, width);
  }

  /** Mean absolute error of neighbouring columns taken together, as {@link #mseByGroup}. */
  public double[] maeByGroup(int width) {
    return byGroup(absoluteErrors, width);
  }

  private double[] byGroup(double[] sums, int width) {
    double[] means = new double[sums.length / width];
    for (int group = 0; group < means.length; group++) {
      double sum = 0;
      long count = 0;
      for (int k = group * width; k < (group + 1) * width; k++) {
        sum += sums[k];
        count += rows[k];
      }
      means[group] = sum / count;
    }
    return means;
  }

  /** Mean absolute error. */
  public double mae() {
    return absoluteError / values();
  }
}
