package org.sswim.series;

/**
 * Simple exponential smoothing: {@code l(t) = alpha y(t) + (1 - alpha) l(t - 1)} from {@code l(0) =
 * y(0)} on; the forecast of every later row is the level l(t).
 */
public final class Smoothing {
  public static final double LEAST = 1e-4;
  public static final double MOST = 1 - LEAST;
  private static final int GRID = 50;
  private static final int STEPS = 30;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Smoothing() {}

  /**
   * The alpha whose forecasts one row ahead have the least squared errors: the best of a grid, then
   * golden sections around it.
   *
   * @return between {@value #LEAST} and {@value #MOST}
   */
  public static double alpha(double[] values) {
    double step = (MOST - LEAST) / GRID;
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      double error = error(values, LEAST + i * step);
      if (error < least) {
        best = i;
        least = error;
      }
    }
    double from = LEAST + Math.max(0, best - 1) * step;
    double to = LEAST + Math.min(GRID, best + 1) * step;
    for (int i = 0; i < STEPS; i++) {
      double low = to - GOLDEN * (to - from);
      double high = from + GOLDEN * (to - from);
      if (error(values, low) <= error(values, high)) {
        to = high;
      } else {
        from = low;
      }
    }
    return (from + to) / 2;
  }

  /** Sum of the squared errors one row ahead. */
  public static double error(double[] values, double alpha) {
    double level = values[0];
    double sum = 0;
    for (int t = 1; t < values.length; t++) {
      double error = values[t] - level;
      sum += error * error;
      level += alpha * error;
    }
    return sum;
  }
}
